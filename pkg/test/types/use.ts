// Compiled, never run: what is right compiles, and what is wrong does not.
import {
  type Candidate, type CodeSet, type FoundCode, type FoundPhrase, type Identification, type Locale, type Outcome, type Reading, type Reason, type Retry, type SetInfo,
  type TextRange, type Verdict,
  DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, read, ready, related, search,
} from "payverdict";
import { type CheckoutVerdict, decode as atCheckout, search as hidden } from "payverdict/checkout";
import { type Language, decode as atOpp, decoder, en, is } from "payverdict/checkout/opp";
import { DecodeError as ScriptError, decode as withoutWebAssembly } from "payverdict/js";
import { type CertainCode, type Operation, type PayloadAnswer, PayloadError, type PayloadSystem, type PayloadVerdict, type Piece, type Attempt, type Decision, type KeptTimeline, PlanError, type TimelineAttempt, type TimelineState, decodePayload, decodePayloads, plan, readDocument, timeline } from "payverdict/payload";
import { decode as slim, init } from "payverdict/slim";
import compiled from "payverdict/payverdict.wasm";
import { type Mistake, type OwnSetInfo, type Tables, type Verdict as AnyVerdict, TablesError, withTables } from "payverdict/tables";
import { PayVerdictElement, define } from "payverdict/element";
import { type Environment, type Trigger, type TriggerKind, triggers, triggersOf } from "payverdict/triggers";

const verdict: Verdict = decode("opp.result", "800.100.153");
const outcome: Outcome = verdict.outcome;
const reason: Reason | null = verdict.reason;
const retry: Retry = verdict.retry;
const hours: number | null = verdict.wait_hours;
const text: string = verdict.message("is");
verdict.message();
verdict.message(navigator.language);
verdict.source?.url?.startsWith("https://");
verdict.flags.includes("funds_held");

const sets: readonly CodeSet[] = codeSets;
const tags: readonly Locale[] = locales;
const found: readonly Verdict[] = [...search("stolen"), ...related(verdict), combine(verdict, decode("mastercard.advice", "24"))];
const whose: Identification = identify("51");
const candidates: readonly Candidate[] = decodeIn("pei", "51").candidates;
const likeliest: CodeSet | undefined = candidates[0]?.sets[0];
whose.certain?.message("is");
const info: SetInfo = describeSet("pei.acquirer");
const checkout: CheckoutVerdict = atCheckout("opp.result", "800.100.153");
const opp: CheckoutVerdict = atOpp("opp.result", "800.100.153");
const spoken: Language = is;
const two: CheckoutVerdict = decoder(en, spoken)("opp.result", "800.100.153");
const element: PayVerdictElement = document.createElement("pay-verdict");
element.code = "800.100.153";
element.set = null;
const seen: Verdict | null = element.verdict;
element.addEventListener("verdict", ({ detail }) => detail?.message(element.locale));
define("shop-verdict");
// @ts-expect-error: there is no such reader
element.audience = "everybody";
const waited: Promise<void> = ready();
const same: Verdict = withoutWebAssembly("opp.result", "800.100.153");
const reading: Reading = read("RC=51");
const inText: readonly FoundCode[] = reading.codes;
const spokenOf: readonly FoundPhrase[] = reading.reasons;
const blots: readonly TextRange[] = reading.cardNumbers;
const certainty: "certain" | "likely" | "possible" | undefined = inText[0]?.certainty;
inText[0]?.verdict?.message("is");
init(compiled);
init(new Uint8Array());
slim("opp.result", "800.100.153");

const answer: PayloadAnswer = decodePayload("{}", { system: "opp", advice: "rapyd.advice" });
const paid: boolean = answer.is_paid;
const inside: readonly PayloadVerdict[] = answer.verdicts;
answer.overall.message("is");
answer.message("is");
const asked: Operation = answer.operation;
const sent: (string | null)[] = [answer.reference, answer.amount, answer.currency, answer.at];
const why: Reason | null = answer.reason;
for (const each of decodePayloads("")) console.log("error" in each ? each.error.line : each.funds);
const tables: Tables = withTables({ "sets.csv": "" });
const anyVerdict: AnyVerdict = tables.decode("localpay.result", "A1", { with: [{ set: "mastercard.advice", code: "24" }] });
const anySet: string = anyVerdict.set;
const ownSets: readonly OwnSetInfo[] = tables.sets;
const ownPlan: AnyVerdict = tables.plan([{ at: new Date(), set: anySet, code: "A1" }], { now: new Date() }).verdict;
const ownAnswer: PayloadAnswer = tables.decodePayload("{}");
const ownKept: KeptTimeline = tables.timeline.add(null, "{}");
const mistakes = (error: TablesError): readonly Mistake[] => error.mistakes;
// @ts-expect-error: files are texts
withTables({ "sets.csv": 7 });
// @ts-expect-error: what is made is not changed
tables.sets = [];
const pieces: readonly Piece[] = readDocument("", { system: "opp" });
const asAnswer: PayloadAnswer | null | undefined = pieces[0]?.answer;
const line = (error: unknown): number | null => (error instanceof PayloadError ? error.line : null);
const sender = (error: PayloadError): [PayloadSystem | null, readonly string[], CertainCode | undefined] => [error.nearest, error.missing, error.codes[0]];

const lives: readonly (string | null)[] = timeline([{ orderId: "A1" }, "{}"], { system: "pei" }).map((each) => ("error" in each ? each.error.message : each.reference));
const first: KeptTimeline = timeline.add(null, "{}");
const life: TimelineState = timeline.merge(first.stored, timeline.add(first.stored, {}, { system: "pei" }).stored).state;
const lastStep: TimelineAttempt | undefined = timeline.state(first.stored).attempts.at(-1);
const spent: boolean = life.conflicts[0]?.kind === "denied" || life.message("is") === life.overall.message();

/** Every word is handled, which the compiler checks. */
function next({ next_step }: CheckoutVerdict): string {
  switch (next_step) {
    case "none":
    case "wait":
      return "wait";
    case "retry":
    case "authenticate":
    case "fix_details":
      return "again";
    case "other_method":
    case "contact_bank":
    case "contact_shop":
      return "otherwise";
  }
}

try {
  decode("opp.result", "x");
} catch (error) {
  if (error instanceof DecodeError) {
    const kind: "malformed" | "unknown_set" | "unknown_system" = error.kind;
    const set: CodeSet | null = error.set;
    console.log(kind, set, error.expected.length);
  }
}

// @ts-expect-error: no such set
decode("opp.results", "800.100.153");
// @ts-expect-error: a code is text, for leading zeros count
decode("iso8583.action", 100);
// @ts-expect-error: no such system
decodeIn("nowhere", "51");
// @ts-expect-error: a verdict may not be had from a guess
identify("51").certain.outcome;
// @ts-expect-error: a candidate says nothing to a shopper
identify("51").candidates[0]?.message();
// @ts-expect-error: a code is not a verdict
combine(verdict, "24");
// @ts-expect-error: no such outcome
if (verdict.outcome === "accepted") console.log();
// @ts-expect-error: no such reason
if (verdict.reason === "stolen") console.log();
// @ts-expect-error: no such retry word
if (verdict.retry === "soon") console.log();
// @ts-expect-error: no such step
if (verdict.next_step === "pay") console.log();
// @ts-expect-error: no such flag
verdict.flags.includes("live");
// @ts-expect-error: verdicts do not change
verdict.outcome = "approved";
// @ts-expect-error: nor do their lists
verdict.flags.push("test");
// @ts-expect-error: nor does the list of sets
codeSets.push("opp.result");
// @ts-expect-error: a reason may be missing
decode("opp.result", "000.000.000").reason.length;
// @ts-expect-error: a checkout page gets no support text
checkout.summary;
// @ts-expect-error: nor a source
checkout.source;
// @ts-expect-error: a verdict is there at once
decode("opp.result", "800.100.153").then();
// @ts-expect-error: there is no search at a checkout
hidden("stolen");
// @ts-expect-error: a language is text
verdict.message(1);
// @ts-expect-error: no such system
decodePayload("{}", { system: "nobody" });
// @ts-expect-error: whether it is paid may only be read
answer.is_paid = true;
// @ts-expect-error: what a document says of a code is combined already
combine(answer.overall, verdict);
// @ts-expect-error: a document is text or an object
decodePayload(7);
// @ts-expect-error: a timeline is stored as text
timeline.add({}, "{}");
// @ts-expect-error: whether it is paid may only be read
life.is_paid = true;
// @ts-expect-error: a checkout speaks one language at least
decoder();
// @ts-expect-error: a language is what the entry exports, not its tag
decoder("en");
// @ts-expect-error: this entry has its module
import { init as needless } from "payverdict";
const attempts: readonly Attempt[] = [{ at: new Date(), set: "visa.response", code: "51", with: [{ set: "mastercard.advice", code: "24" }], amount: 12 }];
const planned: Decision = plan(attempts, { now: new Date(), policy: { like: "weekly", retry: ["later"], space: "48h" }, locale: "is" });
if (planned.action === "wait") planned.at?.slice(0, 10);
const toShopper: string = planned.verdict.message();
const deciding: string | undefined = planned.because[0]?.source?.id;
const wrongAttempt = (error: unknown): number | null => (error instanceof PlanError ? error.attempt : null);
// @ts-expect-error: there is no clock in it
plan(attempts, {});
// @ts-expect-error: not a policy
plan(attempts, { now: "", policy: "reckless" });
const ways: readonly Trigger[] = triggers(decode("stripe.decline", "lost_card"));
const kinds: readonly TriggerKind[] = triggersOf("adyen.refusal", "6").map(({ kind }) => kind);
const elsewhere: Environment | undefined = ways[0]?.environment;
const noted: string | null | undefined = ways[0]?.with;
// @ts-expect-error: no such set
triggersOf("stripe.declines", "lost_card");
// @ts-expect-error: what a provider says may only be read
ways[0]!.value = "4";

export { ScriptError, asked, checkout, found, likeliest, whose, hours, info, inside, lastStep, life, line, lives, needless, next, opp, outcome, paid, reason, retry, same, sender, sent, sets, spent, tags, text, two, waited, why };
export { elsewhere, kinds, noted };
