// The bills of materials: the same bytes each time, and what they have to keep to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bom } from "../bom.mjs";
import { PRODUCTS } from "../crates.mjs";
import { packagesOf } from "../locks.mjs";
import { billOf } from "../products.mjs";
import { faultsOf } from "../rules.mjs";

for (const name of Object.keys(PRODUCTS)) {
  test(`that of ${PRODUCTS[name].package}`, () => {
    const text = billOf(name);
    assert.equal(billOf(name), text);
    const bill = JSON.parse(text);
    assert.deepEqual(faultsOf(bill), []);
    assert.equal(bill.metadata.component.name, PRODUCTS[name].package);
    assert.ok(bill.components.length > 5, `${bill.components.length} parts`);
  });
}

test("the crate without features holds what its manifest asks for", () => {
  const { components } = JSON.parse(billOf("crate"));
  const names = (scope) => components.filter((one) => one.scope === scope).map(({ name }) => name);
  assert.deepEqual(names("required"), ["phf", "phf_shared", "siphasher", "thiserror"]);
  for (const name of ["csv-core", "hifijson", "schemars", "serde"]) assert.ok(names("optional").includes(name), name);
  for (const name of ["phf_codegen", "syn"]) assert.ok(names("excluded").includes(name), name);
  const sums = new Map(packagesOf("Cargo.lock").map(({ name, version, sum }) => [`pkg:cargo/${name}@${version}`, sum]));
  for (const { purl, hashes } of components) assert.equal(hashes[0].content, sums.get(purl), purl);
});

const part = (name, more = {}) => ({ registry: "cargo", name, version: "1.0.0", licence: "MIT", sum: "0".repeat(64), scope: "required", needs: [], ...more });

test("another part makes another serial number, and the order of the parts does not", () => {
  const serial = (...parts) => JSON.parse(bom({ ...part("payverdict"), sum: undefined, needs: parts }, parts)).serialNumber;
  const [a, b] = [part("a"), part("b")];
  assert.equal(serial(a, b), serial(b, a));
  assert.notEqual(serial(a, b), serial(a));
  assert.notEqual(serial(a), serial({ ...a, sum: "1".repeat(64) }));
});

test("what a bill must not be is found", () => {
  const right = () => JSON.parse(bom({ ...part("payverdict"), sum: undefined, needs: [part("a")] }, [part("a")]));
  assert.deepEqual(faultsOf(right()), []);
  const spoil = [
    (bill) => (bill.specVersion = "1.5"),
    (bill) => (bill.serialNumber = "urn:uuid:1"),
    (bill) => (bill.metadata.timestamp = "2026-11-26T00:00:00Z"),
    (bill) => delete bill.components[0].hashes,
    (bill) => (bill.components[0].hashes[0].content = "00"),
    (bill) => (bill.components[0].licenses[0].expression = "MIT OR"),
    (bill) => (bill.components[0].purl = "pkg:cargo/b@1.0.0"),
    (bill) => (bill.components[0].scope = "some"),
    (bill) => (bill.dependencies[0].dependsOn = []),
    (bill) => bill.dependencies[0].dependsOn.push("pkg:cargo/c@1.0.0"),
    (bill) => bill.dependencies.pop(),
    (bill) => bill.components.push(bill.components[0]),
  ];
  for (const change of spoil) {
    const bill = right();
    change(bill);
    assert.notDeepEqual(faultsOf(bill), [], String(change));
  }
});
