// Decodes where the stack is full, hundreds of times, and then once where it is not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { all, require } from "./entries.mjs";

const { decode, decodePayload, identify, init, read, timeline } = all[process.argv[2]];
// The more, the likelier that the stack ends inside of the module. What is compiled already begins anew at once.
const times = init === undefined ? 400 : 3000;
init?.(new WebAssembly.Module(readFileSync(require.resolve("payverdict/payverdict.wasm"))));

/** Calls where the stack is full, and again a little further up, until there is room for the call. */
function onFullStack(frames, run) {
  let answered = false;
  const down = () => {
    try {
      down();
    } catch (error) {
      if (answered) throw error;
      try {
        run();
        answered = true;
      } catch (refused) {
        answered = !(refused instanceof RangeError);
        if (answered && refused.name !== "DecodeError") throw refused;
      }
      throw error;
    }
  };
  const below = (count) => (count === 0 ? down() : below(count - 1));
  assert.throws(() => below(frames), RangeError);
}

for (let count = 0; count < times; count++) onFullStack(count % 40, () => decode("payex.problem", "creditcard/no/such"));
if (identify !== undefined) {
  for (let count = 0; count < times; count++) onFullStack(count % 40, () => identify("51"));
  assert.equal(identify("51-I").certain.reason, "insufficient_funds");
}
if (read !== undefined) {
  for (let count = 0; count < 100; count++) onFullStack(count % 40, () => read("800.100.153"));
  assert.equal(read("RC=51").codes[0].verdict.reason, "insufficient_funds");
}
// Memory is taken for a document and given back; what held it when the stack ended must not be waited for.
const document = '{"orderId": "a", "purchaseId": 17, "status": 1, "amount": 5}';
if (decodePayload !== undefined) {
  for (let count = 0; count < times; count++) onFullStack(count % 40, () => decodePayload(document));
  assert.equal(decodePayload(document).is_paid, true);
  for (let count = 0; count < times; count++) onFullStack(count % 40, () => timeline(document));
  assert.equal(timeline(document)[0].is_paid, true);
  assert.equal(decodePayload(document).is_paid, true);
}
assert.equal(decode("payex.problem", "creditcard/carddeclined").outcome, "declined");
assert.equal(decode("opp.result", "800.100.153").reason, "incorrect_cvc");
