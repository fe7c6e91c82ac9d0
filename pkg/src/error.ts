import type { CodeSet, DecodeError as Shape } from "../types/index.js";

/** Why something could not be decoded. The message never repeats the input. */
export class DecodeError extends Error implements Shape {
  override readonly name = "DecodeError";
  readonly kind: Shape["kind"];
  readonly set: CodeSet | null;
  readonly expected: string;

  constructor(kind: Shape["kind"], set: CodeSet | null, expected: string) {
    super(set === null ? `unknown code set: expected ${expected}` : `not a code of ${set}: expected ${expected}`);
    this.kind = kind;
    this.set = set;
    this.expected = expected;
  }
}
