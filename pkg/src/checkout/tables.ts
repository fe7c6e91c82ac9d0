// The tables of a checkout, as pack/rows.mjs makes them: all sets, or those of one system.
import type { Catalogue } from "../catalogue.js";
import type { Vocabulary } from "../vocabulary.js";
import type { KeysOf } from "./forms.js";
import type { Group } from "./groups.js";

export interface Tables extends Catalogue {
  readonly forms: readonly { readonly expected: string; readonly keysOf: KeysOf }[];
  /** Which sets are asked where one does not list a code. */
  readonly extends: readonly (readonly number[])[];
  /** For each set, its codes by the number of their kind, with spaces between. */
  readonly rows: readonly Readonly<Record<number, string>>[];
  /** For each set, the kinds of what codes may begin with; of words and numbers with stars up to their length, as in `20***`. */
  readonly groups: readonly Readonly<Record<string, number>>[];
  /** How these groups are found, if there are any. */
  readonly grouped: readonly Group[];
  /** The words that the kinds use. */
  readonly vocabulary: Vocabulary;
  /** What a kind of rows says: message, terms, outcome, reason plus one, retry, actor, flags, next step. */
  readonly kinds: readonly (readonly number[])[];
  /** For each message, the places of its sentences. */
  readonly compositions: readonly (readonly number[])[];
  /** What a kind becomes in a set that only inherits it; others stay what they are. */
  readonly handedDown: Readonly<Record<number, number>>;
}
