// What is said of sets themselves, in all entries.
import { expectedForms } from "./generated/words.js";

/** Sets by their numbers. */
export interface Catalogue {
  readonly ids: readonly string[];
  /** The number of the form in which the codes of a set are written. */
  readonly forms: readonly number[];
  readonly examples: readonly string[];
}

/** The form of a set's codes, in words. */
export function expectedIn({ forms, examples }: Catalogue, set: number): string {
  return `${expectedForms[forms[set]!]}, such as ${examples[set]}`;
}
