// The crates are the same bytes wherever they are packaged.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root, run } from "../locks.mjs";

/** What `cargo package` makes in a clone, by name, with the sum of its bytes. */
function packaged(folder) {
  run("git", ["clone", "-q", "--no-hardlinks", root, folder]);
  const target = join(folder, "..", "target");
  run("cargo", ["package", "-q", "-p", "payverdict", "-p", "payverdict-cli", "--no-verify", "--target-dir", target], folder);
  const crates = readdirSync(join(target, "package")).filter((name) => name.endsWith(".crate")).sort();
  return crates.map((name) => [name, createHash("sha256").update(readFileSync(join(target, "package", name))).digest("hex")]);
}

test("packaged in two folders of two clones", (context) => {
  const work = mkdtempSync(join(tmpdir(), "payverdict-crate-"));
  try {
    const [one, other] = ["a/clone", "another folder/of/a longer name"].map((name) => {
      mkdirSync(join(work, name, ".."), { recursive: true });
      return packaged(join(work, name));
    });
    assert.deepEqual(one, other);
    assert.equal(one.length, 2);
    for (const [name, sum] of one) context.diagnostic(`${sum}  ${name}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
