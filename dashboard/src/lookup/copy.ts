// A verdict as text for a ticket, in the reader's language, and as JSON.
import type { Verdict } from "payverdict";
import { fill, say, ui } from "../i18n/index.svelte";
import { written } from "../outcomes";
import { withChoices } from "../link";
import { verdictHash } from "../route.svelte";
import { ours } from "./ours.svelte";
import { shopper } from "./shopper.svelte";

/** A link with the systems and the language of the message that are chosen here. */
export function linkTo(verdict: Verdict): string {
  const choices = new URLSearchParams(ours.systems.length > 0 ? { systems: ours.systems.join(",") } : {});
  choices.set("message", shopper.locale);
  return withChoices(location.href.replace(/#.*$/, ""), choices) + verdictHash(verdict.set, verdict.code);
}

/** Who moves next; where nobody does, what happens by itself. */
export function actorText({ actor, retry }: Pick<Verdict, "actor" | "retry">): string {
  const alone = actor === "nobody" ? ui.t.byItself[retry] : undefined;
  return [say(ui.t.actorWords, actor), alone].filter(Boolean).join(": ");
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
    [t.actor, actorText(verdict)],
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
