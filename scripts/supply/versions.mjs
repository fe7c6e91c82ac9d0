// Versions and what is asked of them, as advisories write it: `>= 0.5.3, < 0.6.0`, `^1.2`.

/** Numbers, and what stands after a hyphen; what stands after a plus says nothing. */
function parse(text) {
  const [, numbers, before] = text.trim().match(/^v?(\d+(?:\.\d+){0,2})(?:-([\w.-]+))?(?:\+[\w.-]+)?$/) ?? [];
  if (numbers === undefined) throw new Error(`not a version: ${text}`);
  const given = numbers.split(".").map(Number);
  return { given: given.length, parts: [...given, 0, 0].slice(0, 3), before };
}

/** Which one is earlier: what stands before a release is earlier than it. */
export function compare(one, other) {
  const [a, b] = [parse(one), parse(other)];
  for (let place = 0; place < 3; place++) {
    if (a.parts[place] !== b.parts[place]) return a.parts[place] - b.parts[place];
  }
  if (a.before === b.before) return 0;
  if (a.before === undefined) return 1;
  if (b.before === undefined) return -1;
  const [left, right] = [a.before.split("."), b.before.split(".")];
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const [x, y] = [left[place], right[place]];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    const areNumbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    if (areNumbers) return Number(x) - Number(y);
    if (/^\d+$/.test(x)) return -1;
    if (/^\d+$/.test(y)) return 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** The first version that `^` (or `~`) excludes. */
function above(text, isTilde) {
  const { parts, given } = parse(text);
  const first = isTilde ? Math.min(given - 1, 1) : parts.slice(0, given).findIndex((part) => part > 0);
  const place = first === -1 ? given - 1 : first;
  return parts.map((part, number) => (number < place ? part : number === place ? part + 1 : 0)).join(".");
}

/** Whether a version is what is asked for; parts with commas between have to hold together, those with `||` each by itself. */
export function satisfies(version, asked) {
  if (asked.includes("||")) return asked.split("||").some((part) => satisfies(version, part));
  return asked.split(",").every((part) => {
    const [, sign, text] = part.trim().match(/^(>=|<=|>|<|=|\^|~)?\s*(\S+)$/) ?? [];
    if (text === undefined) throw new Error(`not what a version can be asked for: ${asked}`);
    if (text === "*") return true;
    const order = compare(version, text);
    switch (sign) {
      case ">=": return order >= 0;
      case "<=": return order <= 0;
      case ">": return order > 0;
      case "<": return order < 0;
      case "=": return order === 0;
      default: return order >= 0 && compare(version, above(text, sign === "~")) < 0;
    }
  });
}
