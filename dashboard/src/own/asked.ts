// The reader's own tables, where there are any. What knows them is loaded when they are; here is only where they are asked.
import type { Tables } from "payverdict/tables";

export type { Tables };

/** The files of tables: their names, such as `codes/opp.result.csv`, and their texts. */
export type Files = Readonly<Record<string, string>>;

/** Tables as they are kept. */
export interface Kept {
  /** What the folder or the file is called. */
  readonly name: string;
  readonly files: Files;
}

/** Something that is wrong with a file. */
export interface Wrong {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

let asked: () => Tables | null = () => null;

/** The tables; in the page whoever asks is told when they are others. */
export const own = (): Tables | null => asked();

/** Says who knows the tables. */
export function ownBy(other: () => Tables | null): void {
  asked = other;
}
