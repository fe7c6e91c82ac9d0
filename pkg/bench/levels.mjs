// What the module weighs and how fast it is at each `opt-level` of the crate's profile `wasm`: builds the package
// at each, measures it in three processes that take turns, and leaves it as it was.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = (file) => readFileSync(`${root}dist/${file}`);
const LEVELS = ["z", "s", "2", "3"];
const TURNS = 3;

/** The best of many rounds, in nanoseconds for one. */
function nanoseconds(count, round) {
  let best = Infinity;
  for (let left = 400; left > 0; left--) {
    const given = round.prepare?.();
    const start = process.hrtime.bigint();
    round.run(given);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / count);
  }
  return best;
}

async function measure(folder) {
  const { decode, search } = await import(`${folder}/index.js`);
  const listed = (set) => search("").filter((row) => row.set === set).map((row) => row.code);
  const sets = { triples: "opp.result", words: "payfunc.error", uris: "payex.problem" };
  const { triples, words, uris } = Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, listed(set)]));
  // Strings as a response brings them.
  const fresh = (codes, set) => {
    const text = JSON.stringify(codes);
    return { prepare: () => JSON.parse(text), run: (given) => given.forEach((code) => decode(set, code)) };
  };
  const order = [...new Set(search("").map(({ set }) => set))];
  const place = (id) => order.indexOf(id);
  const module = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(`${folder}/payverdict.wasm`)), {}).exports;
  const opp = place("opp.result");
  const packed = triples.map((code) => Number(code.replaceAll(".", "")));
  const bytes = (codes) => codes.map((code) => new TextEncoder().encode(code));
  const buffered = (codes, set) => ({
    run: () => {
      const buffer = new Uint8Array(module.memory.buffer, module.buffer());
      for (const code of codes) {
        buffer.set(code);
        module.decode_buffer(set, code.length);
      }
    },
  });
  return [
    nanoseconds(triples.length, fresh(triples, "opp.result")),
    nanoseconds(words.length, fresh(words, "payfunc.error")),
    nanoseconds(packed.length, { run: () => packed.forEach((code) => module.decode_number(opp, code)) }),
    nanoseconds(words.length, buffered(bytes(words), place("payfunc.error"))),
    nanoseconds(uris.length, buffered(bytes(uris), place("payex.problem"))),
  ];
}

const build = (level) =>
  execFileSync(process.execPath, ["build.mjs"], { cwd: root, env: { ...process.env, ...(level && { CARGO_PROFILE_WASM_OPT_LEVEL: level }) }, stdio: "ignore" });
const gzip = (file) => gzipSync(dist(file), { level: 9 }).length;

if (process.argv[2] !== undefined) {
  console.log(JSON.stringify(await measure(process.argv[2])));
} else {
  const folder = mkdtempSync(join(tmpdir(), "levels-"));
  const sizes = LEVELS.map((level) => {
    build(level);
    cpSync(`${root}dist`, join(folder, level), { recursive: true });
    return [dist("payverdict.wasm").length, ...["payverdict.wasm", "base/index.js", "checkout.js", "documents/payload.js"].map(gzip)];
  });
  build();
  const best = LEVELS.map(() => []);
  for (let turn = 0; turn < TURNS; turn++) {
    LEVELS.forEach((level, number) => {
      const times = JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), join(folder, level)], { encoding: "utf8" }));
      times.forEach((time, place) => (best[number][place] = Math.min(time, best[number][place] ?? Infinity)));
    });
  }
  rmSync(folder, { recursive: true });
  console.log("| `opt-level` | `payverdict.wasm` | gzip | `.`, gzip | `./checkout`, gzip | `./payload`, gzip | `decode`, listed triple | word | `decode_number` | `decode_buffer`, word | the same, URI |");
  console.log(`|${"---|".repeat(11)}`);
  LEVELS.forEach((level, number) => {
    const cells = [/\d/.test(level) ? level : `\`"${level}"\``, ...sizes[number].map((size) => size.toLocaleString("en")), ...best[number].map(Math.round)];
    console.log(`| ${cells.join(" | ")} |`);
  });
}
