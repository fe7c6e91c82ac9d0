// The forms that codes are written in, and what a written code is found by: the same as in src/syntax/, which
// the tests compare it with, text by text. An entry has the forms of its own sets alone.

/** What a code may be found by, the best first; nothing where it is not of the form. */
export type KeysOf = (code: string) => string[];

const matching = (form: RegExp, key: (code: string) => string): KeysOf => (code) => (form.test(code) ? [key(code)] : []);
const firstTwo = (code: string) => code.slice(0, 2).toLowerCase();

export const triple = /* @__PURE__ */ matching(/^\d{3}\.\d{3}\.\d{3}$/, (code) => code);
export const number = /* @__PURE__ */ matching(/^\d{1,9}$/, (code) => code);
export const response = /* @__PURE__ */ matching(/^[\dA-Z]{2}$/, firstTwo);
export const suffixed = /* @__PURE__ */ matching(/^[\dA-Z]{2}(-[A-Z])?$/, firstTwo);
export const word: KeysOf = (code) => [folded(code)].filter(Boolean);

/** A problem type with its instrument, and without. */
export const problem: KeysOf = (text) => {
  if (text.length > 256 || !/^[!#-;=?-[\]_a-z~]+$/.test(text)) return [];
  const path = text.replace(/[?#].*/, "").replace(/^https?:\/\/[^/]*/i, "");
  // What begins with a slash now and is not below /psp/ is no problem type; its first word is empty. None has a full stop.
  const words = path.replace(/^\/?psp\//i, "").replace(/^errordetail\//i, "").replace(/\/$/, "").split("/").map(folded);
  if (words.length > 2 || words.includes("") || words.join().includes(".")) return [];
  return words.length > 1 ? [words.join("/"), words[1]!] : words;
};

/**
 * A word in lower case, without `_`, `-` and single spaces between, canceled and cancelled alike; empty if it is none. A full
 * stop stays, and has a letter or digit on both sides, but not two digits.
 */
function folded(text: string): string {
  if (text.length > 64 || !/^[\w-]+([ .][\w-]+)*$/.test(text) || /[_-]\.|\.[_-]|\d\.\d/.test(text)) return "";
  return text.replace(/[ _-]/g, "").toLowerCase().replace(/cancell+/g, "cancel");
}
