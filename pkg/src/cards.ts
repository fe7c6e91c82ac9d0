// Card numbers in a text, so that a page can blot them out.
import type { TextRange } from "../types/index.js";

const [SHORTEST, LONGEST] = [13, 19];
/** The first group of digits is not shorter, and those before the last are not, either: columns of codes are none. */
const [FIRST, NEXT] = [4, 3];
/** How the numbers of card networks begin; 20 is a year. */
const BEGINS = /^(?:2[1-7]|3[04-9]|[456]|8[126]|9[78])/;

const isDigit = (unit: number): boolean => unit > 47 && unit < 58;
/** What stands between groups of digits: a space or a hyphen, also those of typesetters. */
const joins = (unit: number): boolean =>
  unit === 0x20 || unit === 0x2d || unit === 0xa0 || unit === 0x2009 || unit === 0x202f || (unit >= 0x2010 && unit < 0x2016);

/** Whether the last digit is the one that follows from the others. */
function isRight(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) {
    const digit = Number(digits[digits.length - place]) * (2 - (place % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** The runs of digits that may be card numbers, in order; none overlaps another. */
export function cardNumbers(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  /** Where groups of digits begin and end that are joined. */
  let groups: number[] = [];
  const close = () => {
    for (let first = 0; first < groups.length; first += 2) {
      const last = lastOf(text, groups, first);
      if (last < 0) continue;
      found.push(Object.freeze({ start: groups[first]!, end: groups[last + 1]! }));
      first = last;
    }
    groups = [];
  };
  for (let place = 0; place < text.length; place++) {
    if (!isDigit(text.charCodeAt(place))) continue;
    const start = place;
    while (place < text.length && isDigit(text.charCodeAt(place))) place++;
    const end = groups[groups.length - 1];
    if (end !== undefined && !(end + 1 === start && joins(text.charCodeAt(end)))) close();
    groups.push(start, place);
  }
  close();
  return Object.freeze(found);
}

/** The last group of the longest card number that begins with one; -1 where there is none. */
function lastOf(text: string, groups: readonly number[], first: number): number {
  let [digits, longest] = ["", -1];
  for (let last = first; last < groups.length && digits.length < LONGEST; last += 2) {
    const [start, end] = [groups[last]!, groups[last + 1]!];
    const least = last === first ? FIRST : NEXT;
    if (end - start > LONGEST || (last === first && end - start < least)) break;
    digits += text.slice(start, end);
    const isLong = digits.length >= SHORTEST && digits.length <= LONGEST;
    if (isLong && BEGINS.test(digits) && isRight(digits)) longest = last;
    if (end - start < least) break;
  }
  return longest;
}
