// What columns besides the code are, by their names.

export type Role = "payment" | "card" | "amount" | "currency" | "network";

/** The likeliest names first. */
const names: Readonly<Record<Role, readonly RegExp[]>> = {
  payment: [/^(order|payment|invoice|subscription|contract|booking|cart|basket)[\W_]*(id|no|nr|number|ref|reference)?$/i, /order|reference|invoice|reikning|bestill|ordre|pöntun|subscription/i],
  card: [/finger[\W_]*print/i, /card[\W_]*(id|token|hash|ref)|token|registration|alias/i],
  amount: [/amount|beløb|beløp|belopp|upphæð|^sum$|total/i],
  currency: [/currency|valuta|gjaldmið|^mynt$/i],
  network: [/brand|network|scheme/i],
};

/** The first column with such a name; -1 where none has one. */
export function named(role: Role, columns: readonly string[], code: number): number {
  const places = names[role].map((name) => columns.findIndex((column, place) => place !== code && name.test(column)));
  return places.find((place) => place >= 0) ?? -1;
}

/** Whether a name says that amounts are in hundredths. */
export const isMinor = (name: string) => /minor|cents?\b|aur(ar|um)|øre|öre/i.test(name);
