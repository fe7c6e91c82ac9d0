// What an unknown word may have been meant for.

/** How much of a text is compared. */
const COMPARED = 40;

/** The three words that are most like a text: those that begin with it, then those that hold it, then by their letters. */
export function nearest(text: unknown, words: readonly string[]): string {
  const wanted = typeof text === "string" ? text.trim().slice(0, COMPARED).toLowerCase() : "";
  const far = (word: string) => (word.startsWith(wanted) ? 0 : word.includes(wanted) ? COMPARED : 2 * COMPARED + changes(word, wanted));
  return [...words].sort((one, other) => far(one) - far(other)).slice(0, 3).join(", ");
}

/** The letters to put in, take out or change, to make one of the other. */
function changes(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const letter of one) {
    let before = row[0]!++;
    for (let place = 1; place < row.length; place++) {
      const changed = before + (letter === other[place - 1] ? 0 : 1);
      before = row[place]!;
      row[place] = Math.min(changed, before + 1, row[place - 1]! + 1);
    }
  }
  return row[other.length]!;
}
