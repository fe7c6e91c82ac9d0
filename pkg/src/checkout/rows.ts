// The rows of each set, packed so that they compress well (pack/rows.mjs), as they are looked up.
import { packedSets } from "../generated/rows.js";
import { setExtends, setForms } from "../generated/words.js";

/** The kinds of the codes of a set, and of the beginnings that codes have in common. */
export interface Rows {
  readonly codes: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlyMap<string, number>;
  /** How long these beginnings are, the longest first. */
  readonly lengths: readonly number[];
}

const unpacked: Rows[] = [];
const chains: (readonly Rows[])[] = [];

/** The rows of a set and of those it extends, in the order in which they are asked. */
export function rowsOf(set: number): readonly Rows[] {
  return (chains[set] ??= [set, ...setExtends[set]!].map((each) => (unpacked[each] ??= unpack(packedSets.split("\n")[each]!, setForms[each]!))));
}

function unpack(line: string, form: number): Rows {
  const [rows, groups = ""] = line.split(" ");
  const codes = new Map<string, number>();
  let last = 0;
  for (const [text, kind] of signed(rows!)) {
    if (form > 3) {
      codes.set(text, kind);
      const problem = text.split("/")[1];
      // Without its instrument a problem is what its first row says, unless it has a row of its own.
      if (problem !== undefined && !codes.has(problem)) codes.set(problem, kind);
    } else {
      // Steps from one to the next, and a one before all, so that leading zeros count.
      last += Number(text) + 1;
      const code = last.toString(form > 1 ? 36 : 10).slice(1);
      codes.set(form > 0 ? code : `${code.slice(0, 3)}.${code.slice(3, 6)}.${code.slice(6)}`, kind);
    }
  }
  const prefixes = new Map(signed(groups));
  const lengths = [...new Set([...prefixes.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  return { codes, prefixes, lengths };
}

/** Texts, and the kind whose letters stand behind each. */
function signed(rows: string): [string, number][] {
  const found = rows.match(/[^A-Z]+[A-Z]+/g) ?? [];
  return found.map((row) => {
    const text = row.replace(/[A-Z]+$/, "");
    return [text, [...row.slice(text.length)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 65, 0)];
  });
}
