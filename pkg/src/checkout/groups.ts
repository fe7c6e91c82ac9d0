// How groups of codes that begin alike are found. An entry has what its own sets need.

/** The kind of the group of a code, where one begins with these letters. */
export type Group = (prefixes: ReadonlyMap<string, number>, start: string, code: string) => number | undefined;

/** Triples and response codes begin alike whatever their length. */
export const ofAnyLength: Group = (prefixes, start) => prefixes.get(start);

/** Words and numbers are of one group only with those of their length. A word with a full stop is of none. */
export const ofOneLength: Group = (prefixes, start, code) => (code.includes(".") ? undefined : prefixes.get(start.padEnd(code.length, "*")));
