// The forms that codes are written in, and what a written code is found by: the same as in src/syntax/, which
// the tests compare it with, text by text.

/** What a code may be found by, the best first; nothing where it is not of the form. */
export function keysOf(form: number, code: string): string[] {
  return forms[form]!(code);
}

const digits = (form: RegExp) => (code: string) => (form.test(code) ? [code] : []);
const response = (form: RegExp) => (code: string) => (form.test(code) ? [code.slice(0, 2).toLowerCase()] : []);

/** In the order of their numbers: `Catalogue.forms`. */
const forms: readonly ((code: string) => string[])[] = [
  digits(/^\d{3}\.\d{3}\.\d{3}$/),
  digits(/^\d{1,9}$/),
  response(/^[\dA-Z]{2}$/),
  response(/^[\dA-Z]{2}(-[A-Z])?$/),
  (code) => [word(code)].filter(Boolean),
  problem,
];

/**
 * A word in lower case, without `_`, `-` and single spaces between, canceled and cancelled alike; empty if it is none. A full
 * stop stays, and has a letter or digit on both sides, but not two digits.
 */
function word(text: string): string {
  if (text.length > 64 || !/^[\w-]+([ .][\w-]+)*$/.test(text) || /[_-]\.|\.[_-]|\d\.\d/.test(text)) return "";
  return text.replace(/[ _-]/g, "").toLowerCase().replace(/cancell+/g, "cancel");
}

/** A problem type with its instrument, and without. */
function problem(text: string): string[] {
  if (text.length > 256 || !/^[!#-;=?-[\]_a-z~]+$/.test(text)) return [];
  const path = text.replace(/[?#].*/, "").replace(/^https?:\/\/[^/]*/i, "");
  // What begins with a slash now and is not below /psp/ is no problem type; its first word is empty. None has a full stop.
  const words = path.replace(/^\/?psp\//i, "").replace(/^errordetail\//i, "").replace(/\/$/, "").split("/").map(word);
  if (words.length > 2 || words.includes("") || words.join().includes(".")) return [];
  return words.length > 1 ? [words.join("/"), words[1]!] : words;
}
