// What was looked up lately, in this browser. Only codes with a row of their own are kept, never what was typed, so no
// card number, name or payload can be among them.
import type { Verdict } from "payverdict";
import { keep, kept } from "../settings";
import { verdictOf } from "../owner";
import { mayHaveCard } from "./cards";

export interface Recent {
  readonly set: string;
  readonly code: string;
}

const MOST = 8;

/** Nothing with as many digits as a card number is kept or shown, whatever it is. */
const isShort = ({ code }: Recent): boolean => !mayHaveCard(code);
const isListed = (one: Recent): boolean => isShort(one) && verdictOf(one.set, one.code)?.match === "exact";

function recalled(): readonly Recent[] {
  const lines = (kept("recent") ?? "").split("\n").flatMap((line) => {
    const [set, ...code] = line.split(" ");
    return set && code.length > 0 ? [{ set, code: code.join(" ") }] : [];
  });
  return lines.filter(isShort).slice(0, MOST);
}

const held = $state<{ all: readonly Recent[] }>({ all: recalled() });

export const recent = {
  get all(): readonly Recent[] {
    return held.all;
  },
  add({ set, code }: Verdict): void {
    if (/\s/.test(set) || /[\r\n]/.test(code) || !isListed({ set, code })) return;
    const others = held.all.filter((one) => one.set !== set || one.code !== code);
    held.all = [{ set, code }, ...others].slice(0, MOST);
    keep("recent", held.all.map((one) => `${one.set} ${one.code}`).join("\n"));
  },
  forget(): void {
    held.all = [];
    keep("recent", "");
  },
};
