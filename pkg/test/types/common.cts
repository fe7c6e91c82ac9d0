// Compiled, never run: the same through CommonJS.
import payverdict = require("payverdict");
import checkout = require("payverdict/checkout");
import opp = require("payverdict/checkout/opp");
import js = require("payverdict/js");
import slim = require("payverdict/slim");
import provoking = require("payverdict/triggers");

const verdict: payverdict.Verdict = payverdict.decode("opp.result", "800.100.153");
const shown: checkout.CheckoutVerdict = checkout.decode("opp.result", "800.100.153");
const spoken: checkout.CheckoutVerdict = opp.decoder(opp.en)("opp.result", "800.100.153");
const same: payverdict.Verdict = js.decode("opp.result", "800.100.153");
slim.init(new Uint8Array());

// @ts-expect-error: no such set
payverdict.decode("opp.results", "800.100.153");
// @ts-expect-error: a checkout page gets no support text
shown.summary;

const provoked: readonly provoking.Trigger[] = provoking.triggers(verdict);

export = { provoked, same, spoken, verdict };
