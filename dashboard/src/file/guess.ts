// What a column of values could hold. Certain is only what no other system writes; the rest is offered, never assumed.
import type { CodeSet } from "payverdict";
import { codeSets, identify, verdictOf } from "../owner";
import { foreignName, isHttpStatus, setNamed, speaksOfCodes, speaksOfOther } from "./foreign";
import type { Column, Fit } from "./messages";
import { wholes, withZeros } from "./zeros";

const MOST_OFFERS = 6;
/** Different values that are looked up in all sets. */
const LOOKED = 100;
/** Of the values, those that a set has to list before it is offered. */
const LISTED = 0.6;
/** What was checked beside a payment: single letters and digits that say nothing of what became of it. */
const CHECKS: ReadonlySet<CodeSet> = new Set<CodeSet>(["iso8583.avs", "iso8583.cvv", "threeds.eci"]);

/** `values` are all that are not empty, in the order of the rows. */
export function judged(name: string, values: readonly string[]): Column {
  const distinct = [...new Set(values)];
  const none: Column = { certain: null, fits: [], foreign: foreignName(name) };
  if (distinct.length === 0) return none;

  const own = setNamed(name, distinct);
  if (own !== null) {
    const fit = fitOf(own.set, distinct);
    if (fit.listed >= fit.of / 2) return { ...none, certain: own.set, why: own.why, fits: [fit] };
  }
  // Of a list in a record only the first is seen: nothing is assumed of it.
  const form = /\.\d+(\.|$)/.test(name) ? null : formOf(values);
  if (form !== null) return { ...none, certain: form, why: "form", fits: [fitOf(form, distinct)] };
  if (none.foreign !== null || !couldBeCodes(name, distinct)) return none;

  const looked = distinct.slice(0, LOOKED);
  const counts = new Map<CodeSet, number>();
  for (const value of looked) for (const set of setsOf(value)) counts.set(set, (counts.get(set) ?? 0) + 1);
  // As they came, the likeliest first.
  const likely = [...counts.keys()];
  const fits = codeSets()
    .filter((set) => !CHECKS.has(set) && (counts.get(set) ?? 0) >= looked.length * LISTED && fitsName(set, name))
    .map((set) => fitOf(set, distinct))
    .sort((a, b) => b.listed - a.listed || likely.indexOf(a.set) - likely.indexOf(b.set));
  return { ...none, fits: fits.slice(0, MOST_OFFERS) };
}

/** The set that most of the values belong to by their form, if they are also listed there. */
function formOf(values: readonly string[]): CodeSet | null {
  const owners = new Map<CodeSet, { rows: number; listed: Set<string>; all: Set<string> }>();
  const seen = new Map<string, ReturnType<typeof identify>["certain"]>();
  for (const value of values) {
    if (!seen.has(value)) seen.set(value, identify(value).certain);
    const verdict = seen.get(value);
    if (!verdict) continue;
    const owner = owners.get(verdict.set) ?? { rows: 0, listed: new Set(), all: new Set() };
    owner.rows++;
    owner.all.add(value);
    if (verdict.match === "exact") owner.listed.add(value);
    owners.set(verdict.set, owner);
  }
  const [set, owner] = [...owners].sort((a, b) => b[1].rows - a[1].rows)[0] ?? [];
  if (set === undefined || owner === undefined) return null;
  return owner.rows >= values.length * LISTED && owner.listed.size * 2 >= owner.all.size ? set : null;
}

/** The sets that list a value, as it stands or with the zeros that it lost. */
function setsOf(value: string): Set<CodeSet> {
  const listing = [...new Set([value, ...wholes(value)])].map(identify);
  return new Set(listing.flatMap(({ certain, candidates }) => [...(certain === null ? [] : [certain.set]), ...candidates.flatMap(({ sets }) => sets)]));
}

function fitOf(set: CodeSet, distinct: readonly string[]): Fit {
  const listed = distinct.filter((value) => verdictOf(set, withZeros(set, value))?.match === "exact").length;
  return { set, listed, of: distinct.length };
}

/** Numbers are everywhere: they are codes only under a name that says so, or written as codes alone are. */
function couldBeCodes(name: string, distinct: readonly string[]): boolean {
  if (speaksOfOther(name)) return false;
  const action = /action/i.test(name);
  if (!action && distinct.filter((value) => isHttpStatus(value)).length >= distinct.length * 0.8) return false;
  if (speaksOfCodes(name)) return true;
  const numbers = distinct.filter((value) => /^[-+]?[\d.,\s]+$/.test(value)).length;
  if (numbers < distinct.length / 2) return true;
  return name === "" && distinct.every((value) => /^[0-9A-Z]{2}$/.test(value)) && distinct.some((value) => /^0\d$/.test(value));
}

/** HTTP statuses are never offered; single letters and digits say something only under a name of their own. */
function fitsName(set: CodeSet, name: string): boolean {
  if (set === "opp.http") return false;
  if (set === "threeds.status" || set === "threeds.mdstatus") return /trans.?status|md.?status|3.?d.?s|three.?ds|authentication/i.test(name);
  return true;
}
