// The packed declarations, as strict programs see them.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { project } from "./support/project.mjs";
import { run } from "./support/run.mjs";

const tsc = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));
const source = (name) => readFileSync(new URL(`types/${name}`, import.meta.url), "utf8");
const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom", "--types", ""];

const cases = {
  "bundler": [["--module", "esnext", "--moduleResolution", "bundler"], ["use.ts"]],
  "nodenext": [["--module", "nodenext", "--moduleResolution", "nodenext"], ["use.ts", "common.cts"]],
};

for (const [name, [resolution, files]] of Object.entries(cases)) {
  test(`moduleResolution ${name}`, { timeout: 120_000 }, async () => {
    const directory = await project(`types-${name}`, Object.fromEntries(files.map((file) => [file, source(file)])));
    await run(directory, tsc, [...options, ...resolution, ...files]);
  });
}
