// What a list says of a code, and what is said here, in the reader's language.
import { fill, say, ui } from "../i18n/index.svelte";
import type { Opinion } from "./opinions";

/** Several words of one cell: any of them says the same. */
const any = (names: Readonly<Record<string, string>>, cell: string) => cell.split("|").map((word) => say(names, word)).join(" / ");

function said(outcome: string, reason: string, retry: string, limit: string, since: string): string {
  const parts = [
    outcome === "" ? "" : any(ui.t.outcomeWords, outcome),
    reason === "" ? "" : any(ui.t.reasonWords, reason),
    retry === "" ? "" : any({ ...ui.t.retryWords, yes: ui.t.tryYes, no: ui.t.tryNo }, retry),
    limit === "" ? "" : fill(ui.t.limit, { limit }),
    since === "" ? "" : fill(ui.t.since, { date: since }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

export const theirs = (o: Opinion) => said(o.list_outcome, o.list_reason, o.list_retry, o.list_limit, o.list_since);
export const ours = (o: Opinion) => said(o.outcome, o.reason, o.retry, o.limit, o.since);
