// Drives the pages of a running graphd, with the examples loaded, in a real
// Chromium, as a person would. Called by browser_test.go as
//
//     node test/browser.mjs URL CHROMIUM PICTURES
//
// Each check prints one line; the exit status is 1 if any failed. Pictures of what
// was seen are left in the folder PICTURES.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [url, executablePath, pictures] = process.argv.slice(2);
if (!url || !executablePath || !pictures) {
  console.error("usage: node test/browser.mjs URL CHROMIUM PICTURES");
  process.exit(2);
}
await mkdir(pictures, { recursive: true });
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const patience = 20_000;

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
  ],
});
let failed = 0;

/** Runs one check in a fresh browser profile; console messages of level error or warning, exceptions and foreign requests fail it. */
async function check(name, options, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints = [];
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") {
      complaints.push(`console ${m.type()}: ${m.text()}`);
    }
  });
  page.on("pageerror", (e) => complaints.push(`exception: ${e.message}`));
  page.on("requestfailed", (r) => complaints.push(`failed: ${r.url()} ${r.failure()?.errorText}`));
  context.on("request", (r) => {
    if (!r.url().startsWith(url + "/") && !r.url().startsWith("data:")) {
      complaints.push(`request to another host: ${r.url()}`);
    }
  });
  try {
    await act(page);
    assert.deepEqual(complaints, []);
    console.log(`ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error.stack}\n${complaints.join("\n")}`);
    await page.screenshot({ path: path.join(pictures, `failed-${failed}.png`) });
  } finally {
    await context.close();
  }
}

const picture = (page, name) => page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });

/** Violations of accessibility rules in a part of the page, one line each. */
async function violations(page, part = "html") {
  // Evaluated through the debugger, so the page's own policy does not stand in the way.
  await page.evaluate(axeSource);
  const found = await page.evaluate((selector) => window.axe.run(selector), part);
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

const editor = (page) => page.locator(".graphiql-query-editor .CodeMirror");
const answer = (page) => page.locator(".result-window .CodeMirror").evaluate((e) => e.CodeMirror.getValue());

/** Waits for an answer that is JSON and passes the test; returns it. */
async function answered(page, test = () => true) {
  const deadline = Date.now() + patience;
  for (;;) {
    const text = await answer(page);
    try {
      const json = JSON.parse(text);
      if (test(json)) {
        return json;
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw error;
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`no such answer came; the last one was\n${text}`);
    }
    await page.waitForTimeout(50);
  }
}

/** All lists called nodes, paths or hops anywhere in an answer. */
function lists(value, key = "") {
  if (Array.isArray(value)) {
    return [...(["nodes", "paths", "hops"].includes(key) ? [value] : []), ...value.flatMap((v) => lists(v))];
  }
  return value !== null && typeof value === "object" ? Object.entries(value).flatMap(([k, v]) => lists(v, k)) : [];
}

for (const colorScheme of ["light", "dark"]) {
  await check(`the landing page counts and shows what is loaded, ${colorScheme}`, { colorScheme }, async (page) => {
    await page.goto(`${url}/`);
    await page.waitForSelector("#counts:not([aria-busy])");
    const counts = await page.locator("[data-count]").allTextContents();
    assert.equal(counts.length, 4);
    assert.equal(counts[0], "3", "documents");
    for (const count of counts) {
      assert.match(count, /^[1-9]/);
    }
    assert.equal(await page.locator("#documents tr").count(), 3);
    assert.equal(await page.locator("#questions a").count(), 3);
    assert.ok(await page.locator("#quote mark.subject").isVisible(), "a sentence with its subject marked");
    assert.ok(await page.locator("#quote mark.object").isVisible(), "a sentence with its object marked");
    assert.equal(await page.locator("#note").textContent(), "");
    assert.deepEqual(await violations(page), []);
    await picture(page, `landing-${colorScheme}`);
  });
}

await check("the landing page fits a narrow screen", { viewport: { width: 320, height: 640 } }, async (page) => {
  await page.goto(`${url}/`);
  await page.waitForSelector("#counts:not([aria-busy])");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, "no sideways scrolling");
  await picture(page, "landing-narrow");
});

await check("a question on the landing page opens in the playground and is answered", {}, async (page) => {
  await page.goto(`${url}/`);
  await page.locator("#questions a").first().click();
  await page.waitForURL(/\/playground\?example=/);
  const json = await answered(page);
  assert.equal(json.errors, undefined);
  assert.ok(lists(json.data).some((l) => l.length > 0));
});

for (const colorScheme of ["light", "dark"]) {
  await check(`a query that is typed is run and answered, ${colorScheme}`, { colorScheme }, async (page) => {
    await page.goto(`${url}/playground`);
    await editor(page).click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type('query Typed {\nentity(name: "merida initiative") {\nname class', { delay: 5 });
    await page.keyboard.press("Escape"); // the completions
    await page.keyboard.press("Control+Enter");
    const json = await answered(page);
    assert.deepEqual(json.data, { entity: { name: "Merida Initiative", class: "PROGRAM" } });
    await picture(page, `playground-${colorScheme}`);
  });
}

await check("each example is answered with something on the examples", {}, async (page) => {
  await page.goto(`${url}/playground`);
  await editor(page).waitFor();
  const buttons = page.locator("[data-example]");
  const slugs = await buttons.evaluateAll((all) => all.map((b) => b.dataset.example));
  assert.ok(slugs.length >= 5, `${slugs.length} examples`);
  for (const slug of slugs) {
    const sent = page.waitForResponse((r) => r.url() === `${url}/graphql` && !r.request().postData()?.includes("IntrospectionQuery"));
    await page.locator(`[data-example="${slug}"]`).click();
    const json = await (await sent).json();
    assert.equal(json.errors, undefined, `${slug}: ${JSON.stringify(json.errors)}`);
    const found = lists(json.data);
    assert.ok(found.length > 0 && found[0].length > 0, `${slug} is answered with nothing: ${JSON.stringify(json.data)}`);
    const shown = await answered(page, (shown) => JSON.stringify(shown.data) === JSON.stringify(json.data));
    assert.deepEqual(shown.data, json.data);
    await picture(page, `example-${slug}`);
  }
});

await check("an example does not overwrite what was typed", {}, async (page) => {
  await page.goto(`${url}/playground`);
  await editor(page).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("query Mine { ontology { name }", { delay: 5 });
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".graphiql-tab")?.textContent?.includes("Mine"));
  await page.locator("[data-example]").last().click();
  await answered(page, (json) => json.data?.documents);
  assert.equal(await page.locator(".graphiql-tab").count(), 2);
  await page.locator(".graphiql-tab button").first().click();
  const text = await editor(page).evaluate((e) => e.CodeMirror.getValue());
  assert.match(text, /query Mine/);
});

await check("a link with an example of a path runs it; a link with a query only shows it", {}, async (page) => {
  await page.goto(`${url}/playground?example=path`);
  const json = await answered(page);
  assert.equal(json.data?.paths.outcome, "FOUND", JSON.stringify(json));
  assert.ok(json.data.paths.paths[0].length >= 3, "three hops at least");
  await page.goto(`${url}/playground?query=${encodeURIComponent("query FromALink { ontology { name } }")}`);
  await page.waitForFunction(() => document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror.getValue().includes("FromALink"));
  await page.waitForTimeout(500);
  assert.equal(await answer(page), "");
});

await check("the manual of the schema opens", {}, async (page) => {
  await page.goto(`${url}/playground`);
  await page.getByRole("button", { name: /documentation explorer/i }).click();
  await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).first().click();
  await page.locator(".graphiql-doc-explorer").getByText("neighborhood", { exact: true }).first().waitFor();
  await picture(page, "manual");
});

/** Sends one request to the API from outside of the browser; returns its data. */
async function api(query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

await check("the settings open, and the scheme that is chosen there holds for the whole page", {}, async (page) => {
  await page.goto(`${url}/playground`);
  await page.getByRole("button", { name: /settings/i }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Dark" }).click();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".examples")).backgroundColor === "rgb(20, 24, 30)");
});

await check("a document with HTML for a title is shown as text", {}, async (page) => {
  const title = `<img src="/gone" onerror="document.title='fooled'"><b>Bold</b>`;
  const { loadDocument } = await api(
    "mutation ($input: LoadDocumentInput!) { loadDocument(input: $input) { document { id } } }",
    { input: { title, source: "browser-test", published: "2026-11-24", text: "Canada supports the <script>alert(1)</script> Kyoto Protocol." } },
  );
  try {
    await page.goto(`${url}/`);
    await page.locator("#documents th").first().waitFor();
    assert.equal(await page.locator("#documents th").first().textContent(), title);
    assert.match(await page.title(), /^graphd/);
  } finally {
    await api("mutation ($id: ID!) { deleteDocument(id: $id) { id } }", { id: loadDocument.document.id });
  }
});

await check("the list of examples is accessible, in light and dark", {}, async (page) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${url}/playground`);
    await page.locator("[data-example]").first().waitFor();
    assert.deepEqual(await violations(page, ".examples"), []);
  }
});

await check("an empty graph says so", {}, async (page) => {
  const none = { documents: 0, entities: 0, byClass: [] };
  const data = { stats: none, all: { relations: 0, evidence: 0, byStatus: [] }, relations: { nodes: [] }, documents: { totalCount: 0, nodes: [] } };
  await page.route("**/graphql", (route) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify({ data }) }));
  await page.goto(`${url}/`);
  await page.locator("#note", { hasText: "Nothing is loaded yet." }).waitFor();
  assert.ok(!(await page.locator("#documents-section").isVisible()));
});

await check("a fault of the server is told in words", {}, async (page) => {
  await page.route("**/graphql", (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"errors":[{"message":"the store does not answer"}]}' }));
  await page.goto(`${url}/`);
  await page.locator("#note", { hasText: "the store does not answer" }).waitFor();
});

await browser.close();
process.exit(failed === 0 ? 0 : 1);
