// Tables of one's own, asked before the built-in ones.
import { DecodeError } from "../error.js";
import { PlanError } from "../plan.js";
import { documentsOf } from "./documents.js";
import { type Refused, mistaken } from "./error.js";
import { type Fields, type Said, Speaker, frozen } from "./made.js";
import { Held } from "./module.js";
import { textsOf } from "./texts.js";
import type { PlanOptions } from "../../types/payload.js";
import type { Attempt, Beside, Decision, Identification, OwnSetInfo, OwnSystem, Tables, Verdict } from "../../types/tables.js";

/** How many verdicts are kept; hostile input must not fill the memory. */
const KEPT = 2048;

const textOf = (given: unknown): string => (typeof given === "string" ? given : "");

export function withTables(csvTexts: Readonly<Record<string, string>>): Tables {
  const held = new Held(filesOf(csvTexts));
  const speaker = new Speaker(held);
  const verdictOf = ([fields, message]: Said): Verdict => speaker.speaking(fields, message);

  const kept = new Map<string, Verdict>();
  function decode(set: string, code: string, { with: further = [] }: Beside = {}): Verdict {
    const key = `${textOf(set)}\n${textOf(code)}`;
    const known = further.length === 0 ? kept.get(key) : undefined;
    if (known !== undefined) return known;
    const beside = further.flatMap(({ set, code }) => [textOf(set), textOf(code)]);
    const answer = held.ask("tables_decode", textOf(set), textOf(code), ...beside) as Said | Refused;
    if (!Array.isArray(answer)) throw mistaken(answer as Refused);
    const verdict = verdictOf(answer as unknown as Said);
    if (beside.length > 0) return verdict;
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, verdict);
    return verdict;
  }

  /** The verdict of every row by its set and code; made for the first search. */
  let known: ReadonlyMap<string, Verdict> | undefined;
  const found = (query: string) => held.ask("tables_search", query) as readonly [set: string, code: string][];
  function search(given: string): readonly Verdict[] {
    known ??= new Map(found("").map(([set, code]) => [`${set}\n${code}`, decode(set, code)]));
    const query = textOf(given);
    return Object.freeze(query === "" ? [...known.values()] : found(query).map(([set, code]) => known!.get(`${set}\n${code}`)!));
  }

  function identified(...asked: readonly [code: string, system?: string]): Identification {
    const found = held.ask("tables_identify", ...(asked as readonly string[])) as [Said | null, Fields[], boolean] | null;
    if (found === null) throw new DecodeError("unknown_system", null, "the id of a system, built in or of the tables");
    const [certain, candidates, is_malformed] = found;
    return frozen({ certain: certain === null ? null : verdictOf(certain), candidates, is_malformed }) as unknown as Identification;
  }

  function plan(attempts: readonly Attempt[], options: PlanOptions): Decision {
    const { now, policy, locale } = Object(options) as Partial<PlanOptions>;
    const answer = held.ask("tables_plan", history({ attempts, now, policy })) as Said | ConstructorParameters<typeof PlanError>[0];
    if (!Array.isArray(answer)) throw new PlanError(answer as ConstructorParameters<typeof PlanError>[0]);
    const [decision, message] = answer as unknown as Said;
    return frozen({ ...decision, verdict: speaker.speaking<Verdict>(decision["verdict"] as Fields, message, locale) }) as unknown as Decision;
  }

  const [systems, sets] = held.list("tables_lists") as [Parameters<typeof systemOf>[0][], Parameters<typeof setOf>[0][]];
  let rows: readonly Verdict[] | undefined;
  return Object.freeze({
    systems: Object.freeze(systems.map(systemOf)),
    sets: Object.freeze(sets.map(setOf)),
    get rows() {
      return (rows ??= Object.freeze((held.list("tables_rows") as Said[]).map((row) => verdictOf(row))));
    },
    decode,
    identify: (code) => identified(textOf(code)),
    decodeIn: (system, code) => identified(textOf(code), textOf(system)),
    search,
    ...textsOf(held, verdictOf),
    ...documentsOf(held, speaker, verdictOf),
    plan,
  });
}

/** The files as texts; anything else is the caller's mistake, and not one in the tables. */
function filesOf(csvTexts: unknown): Record<string, string> {
  const isText = (value: unknown) => typeof value === "string";
  if (typeof csvTexts !== "object" || csvTexts === null || !Object.values(csvTexts).every(isText)) {
    throw new TypeError("expected an object from the names of files, such as codes/SET.csv, to their texts");
  }
  return { ...csvTexts } as Record<string, string>;
}

/** The history as the command reads it. */
function history(given: object): string {
  try {
    return JSON.stringify(given);
  } catch {
    throw new PlanError({ kind: "malformed", attempt: null, message: "expected attempts that JSON.stringify takes" });
  }
}

const systemOf = ([id, name, homepage]: [string, string, string | null]): OwnSystem => Object.freeze({ id, name, homepage });

function setOf([id, system, system_name, title, syntax, expected, others, rows]: [string, string, string, string, string, string, string[], number]): OwnSetInfo {
  return Object.freeze({ id, system, system_name, title, syntax, expected, extends: Object.freeze(others), rows }) as OwnSetInfo;
}
