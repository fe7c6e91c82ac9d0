// How a sandbox is made to answer with a code. What knows it is loaded with the first card, and not with the page.
import type { Verdict } from "payverdict";
import type { Trigger } from "payverdict/triggers";

let loading: Promise<typeof import("payverdict/triggers")> | undefined;

/** The triggers of a verdict's code; none while what knows them cannot be loaded. */
export async function provoked(verdict: Verdict): Promise<readonly Trigger[]> {
  loading ??= import("payverdict/triggers");
  try {
    return (await loading).triggers(verdict);
  } catch {
    loading = undefined;
    return [];
  }
}
