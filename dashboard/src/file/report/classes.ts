// Retry words by class: what is worth another try as it is, or once something is put right.

export type RetryClass = "soft" | "fix" | "hard" | "none";

export const classes: readonly (readonly [RetryClass, readonly string[]])[] = [
  ["soft", ["now", "later", "after_authentication"]],
  ["fix", ["after_data_fix", "after_credential_update", "after_issuer_contact", "after_merchant_fix"]],
  ["hard", ["other_method", "never"]],
  ["none", ["wait", "check_first", "not_needed"]],
];

export const classOf = (retry: string): RetryClass => classes.find(([, words]) => words.includes(retry))?.[0] ?? "none";
