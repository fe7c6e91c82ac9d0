import type { CodeSet, DecodeError as Shape } from "../types/index.js";

/** Why something could not be decoded. The message never repeats the input. */
export class DecodeError extends Error implements Shape {
  override readonly name = "DecodeError";
  readonly kind: Shape["kind"];
  readonly set: CodeSet | null;
  readonly expected: string;

  constructor(kind: Shape["kind"], set: CodeSet | null, expected: string) {
    const what = set !== null ? `not a code of ${set}` : kind === "unknown_set" ? "unknown code set" : "unknown system";
    super(`${what}: expected ${expected}`);
    this.kind = kind;
    this.set = set;
    this.expected = expected;
  }
}
