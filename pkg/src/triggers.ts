// How sandboxes are made to answer with a code: a line of text for each way, read when its set is first asked for.
import type { KeysOf } from "./checkout/forms.js";
import { environments, kinds, notes, sets, sources } from "./generated/triggers.js";
import type { Source } from "../types/index.js";
import type { Trigger } from "../types/triggers.js";

const NONE: readonly Trigger[] = Object.freeze([]);
/** The triggers of a set, by what its codes are found by. */
interface OfSet {
  readonly keysOf: KeysOf;
  readonly found: ReadonlyMap<string, readonly Trigger[]>;
}
const read = new Map<string, OfSet>();
const cited: Source[] = [];

function sourceOf(number: number): Source {
  const [id, title, url, kind] = sources.slice(number * 4, number * 4 + 4);
  return (cited[number] ??= Object.freeze({ id, title, url: url === "" ? null : url, kind }) as Source);
}

function ofSet(set: string): OfSet | undefined {
  const known = read.get(set);
  if (known !== undefined) return known;
  const [, listed] = Object.entries(sets).find(([id]) => id === set) ?? [];
  if (listed === undefined) return undefined;
  const [keysOf, lines] = listed;
  const found = new Map<string, readonly Trigger[]>();
  for (const line of lines.split("\n")) {
    const [, code, kind, environment, note, source, value] = /^(\S+) (\d+) (\d+) (\d+) (\d+) (.*)$/.exec(line)!;
    const trigger = Object.freeze({
      kind: kinds[Number(kind)],
      value,
      environment: environments[Number(environment)],
      with: notes[Number(note)] || null,
      source: sourceOf(Number(source)),
    }) as Trigger;
    found.set(code!, Object.freeze([...(found.get(code!) ?? NONE), trigger]));
  }
  const made = { keysOf, found };
  read.set(set, made);
  return made;
}

export function triggersOf(set: unknown, code: unknown): readonly Trigger[] {
  const known = typeof set === "string" && typeof code === "string" ? ofSet(set) : undefined;
  const [key] = known === undefined ? [] : known.keysOf(code as string);
  return (key === undefined ? undefined : known!.found.get(key)) ?? NONE;
}

export function triggers(verdict: { readonly set: unknown; readonly code: unknown }): readonly Trigger[] {
  return triggersOf(verdict.set, verdict.code);
}
