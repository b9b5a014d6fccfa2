// src/ and the parts that npm installed → ../build/form/ (or the folder that is named): a module, what it loads
// when it needs it, fonts, licences, and files.json, which is written last and tells what must stand there.
//
// The same parts give the same bytes. Sveltia CMS is changed in a few places, each of which must be found:
// a release that words one differently stops the build instead of bringing back what was taken out.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import subsetFont from "subset-font";

const FORM = dirname(fileURLToPath(import.meta.url));
const TARGET = process.argv[2] ?? join(FORM, "..", "build", "form");
const PARTS = join(FORM, "node_modules");
const SVELTIA = join(PARTS, "@sveltia", "cms");

// What only fields load that no record has: maps, highlighted code, drawings made smaller.
const UNUSED = /^(leaflet\/.*|terra-draw(-leaflet-adapter)?|svgo\/browser|@shikijs\/langs\/.*)$/;
// Vietnamese; English is inside Sveltia itself.
const LOCALES = ["en-US", "vi"];
// A status page is another company's: nothing is wrong as far as we know.
const NOTHING_WRONG = {
  github: 'data:application/json,{"status":{"indicator":"none"}}',
  gitlab: 'data:application/json,{"result":{"status_overall":{"status_code":100}}}',
};

// [what, how often, what instead] in npm/index.js of Sveltia CMS.
const CHANGES = [
  // Fonts come from beside the module; these would be fetched from a CDN when that fails.
  [/@font-face \{[^}]*cdn\.jsdelivr\.net[^}]*\}/g, 3, ""],
  [/`https:\/\/www\.githubstatus\.com\/api\/v2\/status\.json`/g, 1, `\`${NOTHING_WRONG.github}\``],
  [/`https:\/\/status-api\.hostedstatus\.com\/[^`]*`/g, 1, `\`${NOTHING_WRONG.gitlab}\``],
  // A draft is a pull request too, which CI looks at: what must be filled in must be so from the first save.
  [/!\w+\((\w)\)\|\|\(\w+\(\1\)\?\?`draft`\)!==`draft`/g, 1, "!0"],
  // A picture to go on with on a phone would hold the editor's token, for every camera in the room.
  [/\w+\.isLargeScreen&&\w+\.hasMouse&&!\w+\.isLocalHost&&/g, 1, "!1&&"],
  // Letters may be made larger with two fingers.
  [/,`maximum-scale=1`/g, 1, ""],
  // The languages that are offered.
  [/`ar,bg,[A-Za-z,-]*,zh-TW`/g, 1, `\`${LOCALES.join()}\``],
];
const LOCALE = /import\(`\.\.\/locales\/([A-Za-z-]+)\.json`\)/g;
// What a browser would fetch from somebody else as soon as it reads it.
const ELSEWHERE = /(?:\bimport\(|\bfrom|\burl\(|@import)\s*["'`]?https?:[^"'`)]*/g;
const MAP = /\n\/\/# sourceMappingURL=.*/g;
const ICONS = /material-symbols-[^/\\]*\.woff2$/;
const ASSET = /`((?:\.\.\/|\.\/)?(?:assets\/)?[\w-]+\.(?:woff2|wasm|png|js))`,\s*import\.meta\.url/g;

function changed(text) {
  for (const [what, times, instead] of CHANGES) {
    const found = text.match(what)?.length ?? 0;
    if (found !== times) throw new Error(`Sveltia CMS: ${what} is found ${found} times, not ${times}`);
    text = text.replace(what, () => instead);
  }
  return text.replace(LOCALE, (all, name) => (LOCALES.includes(name) ? all : "Promise.reject()"));
}

// Addresses that a browser finds by `new URL(…, import.meta.url)` become imports, so that esbuild carries the files.
function withAssets(text, folder) {
  const imports = [];
  const taken = text.replace(ASSET, (all, path) => {
    const file = join(folder, path);
    if (!existsSync(file) || path.startsWith("../chunks/")) return all;
    // Names of parts are made of the names of what is in them: none may tell where this folder lies.
    const name = relative(FORM, file).split(sep).join("/");
    imports.push(`import phongtrao_${imports.length} from ${JSON.stringify(`asset:${name}`)};`);
    return `phongtrao_${imports.length - 1},import.meta.url`;
  });
  return imports.join("") + taken;
}

// Sveltia's own Vietnamese with what it lacks. Messages about a wrong configuration are for developers.
function vietnamese(text) {
  const known = flat(JSON.parse(text));
  const more = JSON.parse(readFileSync(join(FORM, "src", "vietnamese.json"), "utf8"));
  const wanted = flat(JSON.parse(readFileSync(join(SVELTIA, "locales", "en-US.json"), "utf8")));
  const lacking = Object.keys(wanted).filter((key) => !(key in known) && !key.startsWith("config."));
  const wrong = [...lacking.filter((key) => !(key in more)), ...Object.keys(more).filter((key) => !lacking.includes(key))];
  if (wrong.length) throw new Error(`src/vietnamese.json lacks, or need not have: ${wrong.join(", ")}`);
  return JSON.stringify(nested({ ...known, ...more }));
}

function flat(words, before = "") {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[before + key, value]] : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}

function nested(words) {
  const whole = {};
  for (const [path, value] of Object.entries(words)) {
    const steps = path.split(".");
    const last = steps.pop();
    steps.reduce((part, step) => (part[step] ??= {}), whole)[last] = value;
  }
  return whole;
}

const sveltia = {
  name: "sveltia",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, () => ({ path: "unused", namespace: "unused" }));
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default [];", loader: "js" }));
    onResolve({ filter: /^asset:/ }, ({ path }) => ({ path: path.slice("asset:".length), namespace: "asset" }));
    // All stand in one folder, as they do in the package, so a worker finds what it loads.
    onLoad({ filter: /.*/, namespace: "asset" }, async ({ path }) => {
      const whole = readFileSync(join(FORM, path));
      if (ICONS.test(path)) return { contents: await inOneWeight(whole), loader: "file" };
      // A worker names its source map, which does not come along.
      return { contents: path.endsWith(".js") ? whole.toString().replace(MAP, "") : whole, loader: "file" };
    });
    onLoad({ filter: /@sveltia[\\/]cms[\\/]locales[\\/]vi\.json$/ }, ({ path }) => {
      return { contents: vietnamese(readFileSync(path, "utf8")), loader: "json" };
    });
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/].*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const whole = path.endsWith(`${sep}npm${sep}index.js`) ? changed(text) : text;
      return { contents: withAssets(whole, dirname(path)), loader: "js" };
    });
  },
};

// Icons are shown in one weight, which takes 0.3 MB of the 0.75 MB of all; which icons is up to the configuration.
function inOneWeight(font) {
  return subsetFont(font, undefined, { keepAllGlyphs: true, targetFormat: "woff2", variationAxes: { wght: 400 } });
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function named(files, folder) {
  return files.map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file)]).sort(byName);
}

function byName([a], [b]) {
  return a < b ? -1 : 1;
}

// As phongtrao/form_bundle.py reckons it: of what the form is made.
function digestOfSources() {
  const files = ["build.mjs", "package-lock.json", "package.json"].map((name) => join(FORM, name));
  const digest = createHash("sha256");
  for (const [name, content] of named([...files, ...filesBelow(join(FORM, "src"))], FORM)) {
    digest.update(`${name}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

// The words under which the parts, and the fonts in them, may be passed on.
function licences(inputs) {
  const parts = new Set(
    Object.keys(inputs).flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []),
  );
  const ofParts = [...parts].sort().map((part) => {
    const { version, license } = JSON.parse(readFileSync(join(PARTS, part, "package.json"), "utf8"));
    const file = readdirSync(join(PARTS, part)).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? readFileSync(join(PARTS, part, file), "utf8").trim() : "";
    return `${part} ${version} (${license})\n\n${text}\n`;
  });
  const fonts = filesBelow(join(SVELTIA, "npm", "assets")).filter((path) => path.endsWith(".LICENSE.txt")).sort();
  const ofFonts = fonts.map((path) => `${basename(path, ".LICENSE.txt")}\n\n${readFileSync(path, "utf8").trim()}\n`);
  return [...ofParts, ...ofFonts];
}

const aside = `${TARGET}.new`;
rmSync(aside, { recursive: true, force: true });
mkdirSync(aside, { recursive: true });
const { metafile } = await build({
  absWorkingDir: FORM,
  entryPoints: { form: "src/main.js" },
  outdir: aside,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]",
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
  plugins: [sveltia],
});
writeFileSync(join(aside, "licences.txt"), licences(metafile.inputs).join("\n---\n\n"));
const files = named(filesBelow(aside), aside);
for (const [name, content] of files.filter(([name]) => /\.(js|css)$/.test(name))) {
  const found = content.toString().match(ELSEWHERE);
  if (found) throw new Error(`${name} fetches from elsewhere: ${found.join(", ")}`);
}
const told = {
  sources: digestOfSources(),
  files: Object.fromEntries(files.map(([name, content]) => [name, createHash("sha256").update(content).digest("hex")])),
};
writeFileSync(join(aside, "files.json"), `${JSON.stringify(told, null, 1)}\n`);
rmSync(TARGET, { recursive: true, force: true });
renameSync(aside, TARGET);
const size = files.reduce((sum, [, content]) => sum + content.length, 0);
console.log(`${TARGET}: ${files.length} files, ${(size / 1e6).toFixed(1)} MB`);
