// The texts that every entry must answer like the command: every row of every set, also asked for in the sets
// that extend it, what stands at the edges of every group, and random texts.
import { readFileSync } from "node:fs";
import { lines, objects } from "./command.mjs";
import { random } from "./random.mjs";

export const RANDOM_TEXTS = 100_000;

export const rows = JSON.parse(lines(["export", "--format", "json"]).join("\n")).rows;
export const sets = objects(["sets", "--json"]);

/** For each set, the texts of its rows, of the sets it extends, and of the edges of groups. */
export function listedTexts() {
  const texts = new Map(sets.map(({ id }) => [id, []]));
  for (const { set, code } of rows) {
    const asking = sets.filter(({ id, extends: others }) => id === set || others.includes(set));
    // A letter may stand behind the codes of some sets; in the others this is malformed.
    for (const { id, syntax } of asking) texts.get(id).push(...(syntax === "response" ? [code, `${code}-I`] : [code]));
  }
  for (const [set, prefix] of groups()) {
    const { syntax } = sets.find(({ id }) => id === set);
    texts.get(set).push(...(syntax === "word" ? wordEdges(set, prefix) : syntax === "number" ? numberEdges(prefix) : edges(prefix)));
  }
  return texts;
}

/** Set and prefix of every group. */
function groups() {
  const table = readFileSync(new URL("../../../data/groups.csv", import.meta.url), "utf8");
  return table.trim().split("\n").slice(1).map((line) => line.split(",", 2));
}

/** The first and last codes of a prefix and their neighbours, the prefix alone, and more than it. */
function edges(prefix) {
  const filled = (digit) => prefix + "ddd.ddd.ddd".slice(prefix.length).replaceAll("d", digit);
  const neighbour = (code, step) => {
    const number = Number(code.replaceAll(".", "")) + step;
    const wrapped = String((number + 1e9) % 1e9).padStart(9, "0");
    return wrapped.replace(/(...)(...)(...)/, "$1.$2.$3");
  };
  const inside = ["0", "1", "5", "9"].map(filled);
  return [...inside, neighbour(inside[0], -1), neighbour(inside[3], 1), prefix, prefix + "0", prefix + "Z", prefix.slice(0, -1)];
}

/** The numbers of every length that begin with a prefix and go on in one digit, and those before and after them. */
function numberEdges(prefix) {
  const lengths = Array.from({ length: 11 - prefix.length }, (_, more) => prefix.length + more);
  return lengths.flatMap((length) => ["0", "5", "9"].map((digit) => prefix.padEnd(length, digit)));
}

/** Words of a group, one shorter and one longer, one with a full stop, and the prefix alone. */
function wordEdges(set, prefix) {
  const { length } = rows.find((row) => row.set === set && row.code.startsWith(prefix)).code;
  const filled = (letter, count) => prefix.padEnd(count, letter);
  return [...["0", "9", "z", "Z"].map((letter) => filled(letter, length)), `${prefix}_${filled("x", length).slice(prefix.length)}`, filled("x", length - 1), filled("x", length + 1), `${prefix}.${filled("0", length - 1).slice(prefix.length)}`, prefix];
}

/** For each set, random texts: of its form, its rows and edges with changes, and anything at all. */
export function randomTexts() {
  const pick = random(20261121);
  const from = (letters, count) => Array.from({ length: count }, () => letters[pick(letters.length)]).join("");
  const digits = "0123456789";
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- .";
  const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, place) => place + 32));
  const word = () => from(letters, 1 + pick(70)).trim();
  const formed = {
    triple: () => from(digits, 9).replace(/(...)(...)(...)/, "$1.$2.$3"),
    number: () => from(digits, 1 + pick(10)),
    response: () => from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2) + (pick(3) === 0 ? `-${from("AIZai", 1)}` : ""),
    word,
    problem: () => `${["", "/psp/", "https://api.example/psp/errordetail/"][pick(3)]}${word()}/${word()}`,
  };
  const anything = [() => from(printable, 1 + pick(300)).trim(), () => from("åßπ日本語😀é", 1 + pick(8))];
  const listed = listedTexts();
  const texts = new Map(sets.map(({ id }) => [id, []]));
  for (let count = 0; count < RANDOM_TEXTS; count++) {
    // As many for OPP's codes, which are most of all, as for the other sets together.
    const { id, syntax } = pick(2) === 0 ? sets.find(({ id }) => id === "opp.result") : sets[pick(sets.length)];
    const own = listed.get(id);
    const kinds = [formed[syntax], formed[syntax], () => changed(own[pick(own.length)], pick), anything[pick(2)]];
    texts.get(id).push(kinds[[0, 1, 2, 2, 2, 3][pick(6)]]());
  }
  return texts;
}

/** A text with one to three characters replaced, taken out, doubled or turned into the other case. */
function changed(text, pick) {
  for (let count = 1 + pick(3); count > 0; count--) {
    const place = pick(text.length + 1);
    const [before, after] = [text.slice(0, place), text.slice(place)];
    const other = "0123456789.-_/ aZz"[pick(18)];
    text = [before + other + after.slice(1), before + after.slice(1), before + after.slice(0, 1) + after, before + after.toUpperCase(), before + after.toLowerCase()][pick(5)];
  }
  return text.trim();
}

/** The command's answers to the texts of one set, in their order. */
export function answers(set, texts, locale = "en") {
  return objects(["decode", "--json", "--set", set, "--locale", locale], texts.map((text) => `${text}\n`).join(""));
}
