// What the READMEs say is done word for word in an empty folder, with the packed package in the registry's place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { folder, write } from "./support/project.mjs";
import { registry } from "./support/registry.mjs";
import { run } from "./support/run.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const section = read("../../docs/npm.md").match(/<!-- npm -->([^]*)<!-- \/npm -->/)?.[1];

/** Files, as "`name`:" and a block, and commands with what they print, in their order. */
function* steps(text) {
  for (const [, name, language, block] of text.matchAll(/(?:`([\w.]+)`:\n\n)?```(\w+)\n([^]*?)```/g)) {
    if (name !== undefined) yield { name, block };
    if (language !== "console") continue;
    for (const part of block.split(/^\$ /m).slice(1)) {
      const [command, ...printed] = part.split("\n");
      yield { command, printed: printed.join("\n") };
    }
  }
}

describe("the page about the npm package", () => {
  let shelf;
  before(async () => (shelf = await registry()));
  after(() => shelf.close());

  test("is there, with commands and files", () => {
    const kinds = [...steps(section ?? "")].map(({ command }) => (command === undefined ? "file" : "command"));
    assert.ok(kinds.includes("file") && kinds.filter((kind) => kind === "command").length > 2);
  });

  test("does what it says", { timeout: 120_000 }, async () => {
    const directory = folder("readme");
    const env = { npm_config_registry: shelf.address, npm_config_cache: folder("cache") };
    for (const { name, block, command, printed } of steps(section)) {
      if (name !== undefined) write(directory, { [name]: block });
      if (command === undefined) continue;
      const output = await run(directory, "sh", ["-c", command], { minutes: 1, env });
      if (printed !== "") assert.equal(output, printed, command);
    }
  });
});

test("the README of the package says what is answered", async () => {
  const entries = { "payverdict": await import("payverdict"), "payverdict/payload": await import("payverdict/payload"), "payverdict/tables": await import("payverdict/tables"), "payverdict/checkout/opp": await import("payverdict/checkout/opp") };
  const blocks = [...read("../README.md").matchAll(/```js\n([^]*?)```/g)].map(([, block]) => block);
  assert.ok(blocks.length > 1);
  for (const block of blocks) {
    const said = [];
    const script = block
      .replace(/^import (.*) from (".*");$/gm, "const $1 = entries[$2];")
      .replace(/^(\S.*); \/\/ (".*"|\d+|true|null)$/gm, "said.push([$1, $2]);");
    new Function("entries", "said", script)(entries, said);
    assert.ok(said.length > 2, block);
    for (const [answered, written] of said) assert.equal(answered, written, block);
  }
});
