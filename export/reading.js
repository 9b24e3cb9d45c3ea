"use strict";
(() => {
  const form = document.querySelector(".filter");
  const shown = document.getElementById("shown");
  const claims = [...document.querySelectorAll(".claim")];
  const filter = () => {
    const status = new Set([...form.querySelectorAll("[name=status]:checked")].map((i) => i.value));
    const predicate = form.predicate.value;
    const dropped = form.dropped.checked;
    let n = 0;
    for (const c of claims) {
      c.hidden = !status.has(c.dataset.status) || (predicate !== "" && predicate !== c.dataset.predicate);
      if (!c.hidden) n++;
    }
    for (const s of document.querySelectorAll(".said")) {
      for (const d of s.querySelectorAll(".dropped")) d.hidden = !dropped;
      s.hidden = !s.querySelector(".claim:not([hidden]), .dropped:not([hidden])");
    }
    shown.textContent = n === claims.length ? n + " relations" : n + " of " + claims.length + " relations";
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (e) => e.preventDefault());
  const mark = (e, on) => {
    const m = e.target instanceof Element && e.target.closest("[data-e]");
    if (!m) return;
    for (const x of document.querySelectorAll('[data-e="' + CSS.escape(m.dataset.e) + '"]')) x.classList.toggle("same", on);
  };
  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (e) => mark(e, true));
    document.addEventListener(off, (e) => mark(e, false));
  }
  const verdicts = document.querySelector(".verdicts");
  const judged = document.getElementById("judged");
  const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const tell = () => {
    const lines = [];
    let right = 0;
    for (const c of claims) {
      const pressed = c.querySelector(".verdict [aria-pressed=true]");
      if (!pressed) continue;
      if (pressed.value === "right") right++;
      const [subject, object] = c.querySelectorAll(".triple .m");
      const quote = c.closest(".said").querySelector(".quote");
      lines.push([pressed.value, plain(subject), c.dataset.predicate, plain(object), c.dataset.status, plain(quote)].join("\t"));
    }
    judged.textContent = lines.length === 0 ? "" : "judged " + lines.length + ", " + Math.round((100 * right) / lines.length) + "% right";
    verdicts.querySelector("textarea").value = lines.join("\n");
  };
  for (const v of document.querySelectorAll(".verdict")) {
    v.hidden = false;
    v.addEventListener("click", (e) => {
      const b = e.target.closest("button");
      if (!b) return;
      const on = b.getAttribute("aria-pressed") !== "true";
      for (const x of v.children) x.setAttribute("aria-pressed", String(on && x === b));
      tell();
    });
  }
  verdicts.hidden = claims.length === 0;
  const open = [];
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll(".dropped:not([open])")) { d.open = true; open.push(d); }
  });
  addEventListener("afterprint", () => { for (const d of open.splice(0)) d.open = false; });
})();
