// Bundles the pages into dist/: two HTML files, and under dist/assets/ their
// scripts and styles (named with a hash of their content), the icon, and the
// licences of the libraries in them. What was there before is removed first, but
// for .keep, which lets the Go build embed dist/ before this ever ran.

import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile, cp } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const assets = path.join(dist, "assets");
const pages = ["landing", "playground"];

/** GraphiQL's style sheet carries 300 KB of fonts; playground.css names those of the system instead. */
const withoutFonts = {
  name: "without-fonts",
  setup(b) {
    b.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path: file }) => {
      const css = await readFile(file, "utf8");
      const contents = css.replace(/@font-face\s*\{[^}]*\}/g, "");
      if (contents === css) {
        throw new Error(`${file} declares no fonts any more: this plug-in can go`);
      }
      return { contents, loader: "css" };
    });
  },
};

async function empty(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== ".keep") {
      await rm(path.join(folder, name), { recursive: true });
    }
  }
  await writeFile(path.join(folder, ".keep"), "");
}

/** The texts of the licences of all packages that a file of the bundle came from. */
async function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const at = input.lastIndexOf("node_modules/");
    if (at >= 0) {
      const parts = input.slice(at + "node_modules/".length).split("/");
      packages.add(input.slice(0, at) + "node_modules/" + parts.slice(0, parts[0].startsWith("@") ? 2 : 1).join("/"));
    }
  }
  const texts = [];
  for (const folder of [...packages].sort()) {
    const manifest = JSON.parse(await readFile(path.join(here, folder, "package.json"), "utf8"));
    const files = (await readdir(path.join(here, folder))).filter((f) => /^(licen[cs]e|copying|notice)/i.test(f)).sort();
    const body = await Promise.all(files.map((f) => readFile(path.join(here, folder, f), "utf8")));
    texts.push(`${manifest.name} ${manifest.version} (${manifest.license})\n\n${body.map((t) => t.trim()).join("\n\n")}\n`);
  }
  return `The pages of graphd contain these libraries.\n\n${texts.join("\n" + "-".repeat(78) + "\n\n")}`;
}

await empty(dist);
const result = await build({
  absWorkingDir: here,
  entryPoints: { landing: "src/landing.ts", playground: "src/playground.tsx" },
  outdir: assets,
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  target: "es2022",
  jsx: "automatic",
  loader: { ".graphql": "text" },
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none", // their texts are in licenses.txt, whole
  metafile: true,
  plugins: [withoutFonts],
  logLevel: "warning",
});

const outputs = Object.entries(result.metafile.outputs);
for (const page of pages) {
  let html = await readFile(path.join(here, "src", `${page}.html`), "utf8");
  for (const extension of ["js", "css"]) {
    const found = outputs.map(([file]) => path.basename(file)).filter((f) => f.startsWith(`${page}-`) && f.endsWith(`.${extension}`));
    const hole = `{{${page}.${extension}}}`;
    if (found.length !== 1 || !html.includes(hole)) {
      throw new Error(`${page}.html wants one ${extension} file at ${hole}; the bundle has ${found.length}`);
    }
    html = html.replace(hole, `/assets/${found[0]}`);
  }
  await writeFile(path.join(dist, `${page}.html`), html);
}
await cp(path.join(here, "static"), assets, { recursive: true });
await writeFile(path.join(assets, "licenses.txt"), await licences(Object.keys(result.metafile.inputs)));

const size = outputs.reduce((sum, [, o]) => sum + o.bytes, 0);
console.log(`bundled ${outputs.length} files, ${Math.round(size / 1024)} KB, into web/dist`);
