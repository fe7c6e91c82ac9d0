// A desk's tasks are done with as few keys and clicks as the table in docs/page.md says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";
import { done, tasks } from "./support/tasks.mjs";

const desk = openedDesk();

for (const task of tasks) {
  const [name, , , keys, clicks] = task;
  test(name, async () => {
    const hand = await done(desk, task);
    assert.deepEqual([hand.keys, hand.clicks], [keys, clicks]);
  });
}

test("the table has every task", () => {
  const page = readFileSync(new URL("../../docs/page.md", import.meta.url), "utf8");
  for (const [name, , , keys, clicks] of tasks) assert.ok(page.includes(`| ${name} | ${keys} | ${clicks} | `), name);
});
