// Importing an entry does nothing: no module, no instance, no memory is made before the first call.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";

/** Runs a script in a process of its own, where everything that makes something is counted. */
function counted(script) {
  const spies = `
    const made = {};
    const count = (place, name) => {
      const original = place[name];
      place[name] = new Proxy(original, {
        apply: (target, self, args) => (made[name]++, Reflect.apply(target, self, args)),
        construct: (target, args, self) => (made[name]++, Reflect.construct(target, args, self)),
      });
      made[name] = 0;
    };
    for (const name of ["Module", "Instance", "Memory", "compile", "instantiate"]) count(WebAssembly, name);
    for (const name of ["ArrayBuffer", "TextDecoder", "fetch", "atob", "setTimeout"]) count(globalThis, name);
    const log = (name) => console.log(JSON.stringify({ [name]: made }));
  `;
  const ran = spawnSync(process.execPath, ["--input-type=module", "--eval", spies + script], { cwd: import.meta.dirname, encoding: "utf8", timeout: 30_000 });
  assert.equal(ran.status, 0, ran.stderr);
  return Object.assign({}, ...ran.stdout.trim().split("\n").map((line) => JSON.parse(line)));
}

const load = (name) => ({
  "as a module": `const entry = await import(${JSON.stringify(name)});`,
  "with require": `const { createRequire } = await import("node:module"); const entry = createRequire(process.cwd() + "/x")(${JSON.stringify(name)});`,
});

for (const name of ["payverdict", "payverdict/js", "payverdict/slim", "payverdict/checkout", "payverdict/payload"]) {
  describe(name, () => {
    for (const [how, line] of Object.entries(load(name))) {
      test(how, () => {
        const none = { Module: 0, Instance: 0, Memory: 0, compile: 0, instantiate: 0, ArrayBuffer: 0, TextDecoder: 0, fetch: 0, atob: 0, setTimeout: 0 };
        const before = `log("prepared"); ${line} log("imported"); entry.codeSets; entry.locales; log("listed");`;
        const { prepared, imported, listed } = counted(before);
        // Node itself may make something while it starts.
        assert.deepEqual({ imported, listed }, { imported: prepared, listed: prepared });
        for (const key of ["Module", "Instance", "Memory"]) assert.equal(imported[key], none[key]);
      });
    }
  });
}

describe("at most one instance is made, at the first call", () => {
  for (const [name, instances] of [["payverdict", 1], ["payverdict/checkout", 0]]) {
    test(name, () => {
      const { called } = counted(`
        const { decode } = await import(${JSON.stringify(name)});
        for (const code of ["800.100.153", "800.100.151", "123.456.789"]) decode("opp.result", code);
        decode("pei.acquirer", "51-I");
        log("called");
      `);
      assert.deepEqual([called.Module, called.Instance, called.compile, called.instantiate], [instances, instances, 0, 0]);
    });
  }
});

test("the module that reads is made when something is read, and once", () => {
  const { decoded, read } = counted(`
    const { decode, read } = await import("payverdict");
    decode("opp.result", "800.100.153");
    log("decoded");
    for (const text of ["RC=51", "800.100.153"]) read(text);
    log("read");
  `);
  assert.deepEqual([decoded.Module, decoded.Instance, read.Module, read.Instance], [1, 1, 2, 2]);
});

test("of the modules for documents each is made when it is first needed, and once", () => {
  const { document, text, payment, planned } = counted(`
    const { decodePayload, plan, readDocument, timeline } = await import("payverdict/payload");
    const body = { orderId: "bok-5512", purchaseId: 8801, amount: 18000, status: 1 };
    const twice = (name, ask) => { ask(); ask(); console.log(JSON.stringify({ [name]: { ...made } })); };
    twice("document", () => decodePayload(body));
    twice("text", () => readDocument("RC=51"));
    twice("payment", () => timeline(body));
    twice("planned", () => plan([{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51" }], { now: "2026-11-26T10:00:00Z" }));
  `);
  const counts = [document, text, payment, planned].map(({ Module, Instance }) => [Module, Instance]);
  assert.deepEqual(counts, [[1, 1], [2, 2], [3, 3], [3, 3]]);
});

for (const name of ["payverdict/js", "payverdict/checkout"]) {
  test(`${name} works without WebAssembly, eval and Function`, () => {
    const script = `
      delete globalThis.WebAssembly;
      const { decode } = await import("${name}");
      console.log(decode("opp.result", "800.100.153").reason, decode("pei.acquirer", "51-I").message("is").length > 10);
    `;
    const args = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8", timeout: 30_000 });
    assert.equal(stdout.trim(), "incorrect_cvc true", stderr);
  });
}

test("payverdict/slim says what is missing, and takes a module compiled or as bytes", () => {
  const script = `
    import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    const { decode, init } = await import("payverdict/slim");
    const said = [];
    try { decode("opp.result", "800.100.153"); } catch (error) { said.push(error.message); }
    const bytes = readFileSync(createRequire(process.cwd() + "/x").resolve("payverdict/payverdict.wasm"));
    for (const module of [bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes)]) {
      init(module);
      said.push(decode("opp.result", String(said.length).padStart(3, "0") + ".100.153").match);
    }
    console.log(JSON.stringify(said));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: import.meta.dirname, encoding: "utf8", timeout: 30_000 });
  const [missing, ...matches] = JSON.parse(stdout || JSON.stringify(stderr));
  assert.match(missing, /init/);
  assert.equal(matches.length, 3);
});
