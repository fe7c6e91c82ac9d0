// Each package of others is known, and what nobody looked at is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, faults, listOf, locked } from "../check.mjs";
import { table, written } from "../csv.mjs";
import { isMet, spdx } from "../licence.mjs";
import { lockFiles, packagesOf } from "../locks.mjs";
import { compare, satisfies } from "../versions.mjs";

const packages = locked();

test("every package that a lock file names was looked at, and what is known of it is mended", () => {
  assert.deepEqual(check(packages), []);
  assert.ok(packages.length > 400 && lockFiles().length >= 6, `${packages.length} packages in ${lockFiles().length} lists`);
  assert.equal(listOf(packages, table("packages")), written(["registry", "name", "licence", "for", "advisories"], table("packages")), "the list is in order");
});

const one = { registry: "cargo", name: "phf", version: "0.13.1", file: "Cargo.lock", sum: "a".repeat(64), licence: "MIT", use: "delivered" };
const row = { registry: "cargo", name: "phf", licence: "MIT", for: "delivered", advisories: "2026-11-26" };
const licences = [{ licence: "MIT", for: "delivered" }];
const known = { registry: "cargo", name: "phf", id: "RUSTSEC-0", kind: "vulnerability", mended: ">= 0.13.2 || ^0.12.9", unaffected: "< 0.2", accepted: "" };

test("what is right has no faults", () => {
  assert.deepEqual(faults([one], [row], licences, []), []);
  for (const version of ["0.13.2", "0.12.10", "0.1.9"]) assert.deepEqual(faults([{ ...one, version }], [row], licences, [known]), [], version);
  assert.deepEqual(faults([one], [row], licences, [{ ...known, accepted: "it is not called" }]), []);
});

const refused = {
  "a package that nobody looked at": [[{ ...one, name: "phff" }, one], [row], licences, [], /phff 0\.13\.1 \(MIT\) is new: look at it/],
  "another licence than before": [[{ ...one, licence: "Apache-2.0" }], [row], [...licences, { licence: "Apache-2.0", for: "delivered" }], [], /is under Apache-2\.0; supply\/packages\.csv says MIT/],
  "a licence that is not taken": [[{ ...one, licence: "GPL-3.0" }], [{ ...row, licence: "GPL-3.0" }], [], [], /GPL-3\.0 is not taken for delivered/],
  "a licence that is taken for tests alone": [[one], [row], [{ licence: "MIT", for: "tests" }], [], /MIT is not taken for delivered/],
  "a package of tests that is delivered now": [[one], [{ ...row, for: "tests" }], licences, [], /is for delivered; supply\/packages\.csv says tests/],
  "a package from elsewhere than a registry": [[{ ...one, sum: undefined }], [row], licences, [], /has no sum/],
  "one whose advisories nobody has read": [[one], [{ ...row, advisories: "" }], licences, [], /nobody has read its advisories/],
  "one with a fault that is known": [[one], [row], licences, [known], /is affected by RUSTSEC-0 \(vulnerability\)/],
  "one with a fault that is mended nowhere": [[one], [row], licences, [{ ...known, mended: "", unaffected: "" }], /mended: in no version/],
  "a line for a package that is gone": [[one], [row, { ...row, name: "gone" }], licences, [], /gone is in no lock file/],
  "a licence that nothing is under": [[one], [row], [...licences, { licence: "ISC", for: "tests" }], [], /nothing is under ISC/],
};
for (const [name, [packages, rows, taken, advisories, told]] of Object.entries(refused)) {
  test(`refused: ${name}`, () => {
    const found = faults(packages, rows, taken, advisories);
    assert.ok(found.some((fault) => told.test(fault)), found.join("\n"));
  });
}

test("lock files are read with what has no sum", () => {
  const lock = '[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "git+https://example.com/a#1"\n\n[[package]]\nname = "b"\nversion = "2.0.0"\nsource = "registry+https://example.com"\nchecksum = "00"\n\n[[package]]\nname = "payverdict-x"\nversion = "1.0.0"\n';
  assert.deepEqual(packagesOf("Cargo.lock", lock).map(({ name, sum }) => [name, sum]), [["a", undefined], ["b", "00"]]);
  const npm = { packages: { "": {}, "node_modules/a": { version: "1.0.0", resolved: "git+ssh://x" }, "node_modules/b/node_modules/@c/d": { version: "2.0.0", integrity: "sha512-x", dev: true }, "node_modules/own": { link: true } } };
  assert.deepEqual(packagesOf("package-lock.json", JSON.stringify(npm)).map(({ name, sum, isForTests }) => [name, sum, isForTests]), [["a", undefined, false], ["@c/d", "sha512-x", true]]);
  assert.throws(() => packagesOf("requirements.txt", "numpy>=2\n"), /not one version/);
});

test("licences", () => {
  const free = (id) => ["MIT", "Apache-2.0 WITH LLVM-exception"].includes(id);
  for (const met of ["MIT", "(MIT)", "MIT OR GPL-3.0", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception", "(GPL-3.0 OR MIT) AND MIT"]) assert.ok(isMet(met, free), met);
  for (const not of ["GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "(GPL-3.0 OR MIT) AND GPL-3.0"]) assert.ok(!isMet(not, free), not);
  for (const broken of ["", "MIT OR", "(MIT", "MIT GPL", "AND"]) assert.throws(() => isMet(broken, free), broken);
  assert.equal(spdx("(MIT OR CC0-1.0)"), "MIT OR CC0-1.0");
});

test("versions", () => {
  const inOrder = ["0.1.0", "0.2.0-alpha", "0.2.0-alpha.1", "0.2.0-beta.2", "0.2.0-beta.11", "0.2.0", "0.10.0", "1.0.0-rc.1", "1.0.0", "2.0.0"];
  inOrder.slice(1).forEach((later, place) => assert.ok(compare(inOrder[place], later) < 0, later));
  assert.equal(compare("1.0.0+1", "1.0.0+2"), 0);
  const asked = [[">= 1.2.3", "1.2.3", "1.2.2"], ["^1.2.3", "1.9.0", "2.0.0"], ["^0.2.3", "0.2.9", "0.3.0"], ["^0.0.3", "0.0.3", "0.0.4"], ["^0", "0.9.0", "1.0.0"], ["~1.2", "1.2.9", "1.3.0"], ["1.2", "1.3.0", "2.0.0"], ["< 0.2, >= 0.1", "0.1.5", "0.2.0"], ["= 1.0.0", "1.0.0", "1.0.1"], ["<= 1.0.0", "1.0.0", "1.0.1"], ["> 1.0.0", "1.0.1", "1.0.0"], ["^1.2 || ^3", "3.1.0", "2.0.0"], ["*", "9.9.9", undefined]];
  for (const [text, is, isNot] of asked) {
    assert.ok(satisfies(is, text), `${is} ${text}`);
    assert.ok(isNot === undefined || !satisfies(isNot, text), `${isNot} ${text}`);
  }
});

test("cargo-deny is told the same licences", async () => {
  const { readFileSync } = await import("node:fs");
  const { root } = await import("../locks.mjs");
  const deny = readFileSync(`${root}deny.toml`, "utf8");
  const allow = [...deny.match(/^allow = \[([^\]]*)\]/m)[1].matchAll(/"([^"]+)"/g)].map(([, licence]) => licence);
  // Of crates; each has to be one that is taken here for something.
  const taken = new Set(table("licences").map(({ licence }) => licence));
  assert.deepEqual(allow.filter((licence) => !taken.has(licence)), []);
  const [, excepted, also] = deny.match(/^crate = "([^"]+)"\nallow = \["([^"]+)"\]/m);
  const isTaken = (name, id) => allow.includes(id) || (name === excepted && id === also);
  for (const { name, licence } of packages.filter(({ registry }) => registry === "cargo")) {
    assert.ok(isMet(licence, (id) => isTaken(name, id)), `${name}: ${licence}`);
  }
});
