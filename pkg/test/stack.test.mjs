// A call that breaks off because the stack is full must leave nothing behind: the next one works.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { all } from "./support/entries.mjs";

const script = fileURLToPath(new URL("support/full_stack.mjs", import.meta.url));

for (const name of Object.keys(all).filter((name) => !name.includes("CommonJS"))) {
  test(name, () => {
    // A small stack is soon full.
    const { status, stderr } = spawnSync(process.execPath, ["--stack-size=200", script, name], { encoding: "utf8", timeout: 120_000 });
    assert.equal(status, 0, stderr);
  });
}
