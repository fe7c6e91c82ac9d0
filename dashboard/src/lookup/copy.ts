// A verdict as text for a ticket, in the reader's language, and as JSON.
import type { Verdict } from "payverdict";
import { fill, say, ui } from "../i18n/index.svelte";
import { written } from "../outcomes";
import { verdictHash } from "../route.svelte";

export function linkTo(verdict: Verdict): string {
  return location.href.replace(/#.*$/, "") + verdictHash(verdict.set, verdict.code);
}

/** The retry word with its limits. */
export function retryText(verdict: Pick<Verdict, "retry" | "wait_hours" | "limit">): string {
  const parts = [say(ui.t.retryWords, verdict.retry)];
  if (verdict.wait_hours !== null) parts.push(fill(ui.t.waitHours, { n: verdict.wait_hours }));
  if (verdict.limit !== null) parts.push(fill(ui.t.limit, { limit: verdict.limit }));
  return parts.join(", ");
}

export function asText(verdict: Verdict, locale: string): string {
  const t = ui.t;
  const lines: [string, string][] = [
    [t.code, `${verdict.code} (${verdict.set})`],
    [t.outcome, `${written[verdict.outcome] ?? ""} ${say(t.outcomeWords, verdict.outcome)} (${verdict.final ? t.final : t.open})`],
    [t.reason, verdict.reason === null ? t.noReason : say(t.reasonWords, verdict.reason)],
    [t.retry, retryText(verdict)],
    [t.actor, say(t.actorWords, verdict.actor)],
    [t.summary, verdict.summary],
    [t.message, verdict.message(locale)],
    [t.source, verdict.source === null ? t.noSource : [verdict.source.title, verdict.source.url].filter(Boolean).join(", ")],
    [t.link, linkTo(verdict)],
  ];
  if (verdict.flags.length > 0) lines.splice(5, 0, [t.flags, verdict.flags.map((flag) => say(t.flagWords, flag)).join(", ")]);
  return lines.map(([name, value]) => `${name}: ${value}`).join("\n");
}

export function asJson(verdict: Verdict, locale: string): string {
  return JSON.stringify({ ...verdict, message: verdict.message(locale) }, null, 2);
}
