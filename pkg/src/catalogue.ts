// What is said of sets themselves, in all entries.

/** Sets by their numbers. */
export interface Catalogue {
  readonly ids: readonly string[];
  /** For each set, what its codes look like, in words. */
  readonly forms: readonly { readonly expected: string }[];
  readonly examples: readonly string[];
}

/** The form of a set's codes, in words. */
export function expectedIn({ forms, examples }: Catalogue, set: number): string {
  return `${forms[set]!.expected}, such as ${examples[set]}`;
}
