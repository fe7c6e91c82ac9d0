// A back office that asks the service by the types that its description gives. Whatever is not as described is an error of
// the compiler.

import createClient from "openapi-fetch";

import type { components, paths } from "./service.js";

type Schemas = components["schemas"];

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`the client expected ${what}`);
}

/** Asks every route once, and says how often. */
export async function ask(baseUrl: string, fetch: (request: Request) => Promise<Response>): Promise<number> {
  const client = createClient<paths>({ baseUrl, fetch });
  let asked = 0;
  const count = <T>(answer: T): T => ((asked += 1), answer);

  const refused = count(
    await client.GET("/decode/{set}/{code}", {
      params: { path: { set: "visa.response", code: "51" }, query: { with: ["mastercard.advice=24"], locale: "is" } },
    }),
  );
  const outcome: Schemas["Outcome"] | undefined = refused.data?.outcome;
  const retry: Schemas["Retry"] | undefined = refused.data?.retry;
  expect(outcome === "declined" && retry !== undefined, "that 51 is declined");
  expect(refused.response.headers.get("content-language") === "is", "an answer in Icelandic");

  const unknown = count(
    await client.GET("/decode/{set}/{code}", {
      params: { path: { set: "visa.respons" as Schemas["CodeSet"], code: "51" } },
    }),
  );
  expect(unknown.data === undefined && unknown.error !== undefined, "a problem");
  expect(unknown.error.kind === "unknown_set" && unknown.error.nearest?.[0] === "visa.response", "the nearest set");

  const anybody = count(await client.GET("/decode/{code}", { params: { path: { code: "05" } } }));
  expect(anybody.data?.match === "ambiguous" && (anybody.data.candidates?.length ?? 0) > 0, "candidates for 05");
  expect(anybody.data.outcome === "unknown", "no outcome for 05");

  const webhook = {
    id: "8ac7a4a2", paymentType: "DB", amount: "25.00", currency: "EUR", merchantTransactionId: "A-17",
    result: { code: "000.000.000" }, timestamp: "2026-05-04 10:12:40+0000", ndc: "n",
  };
  const paid = count(await client.POST("/payload", { body: webhook }));
  expect(paid.data !== undefined && typeof paid.data === "object" && paid.data.is_paid, "a payment that is paid");
  expect(paid.data.reference === webhook.id && paid.data.amount === webhook.amount, "its id and amount");

  const foreign = count(await client.POST("/payload", { body: { anything: 1 } }));
  expect(foreign.error?.kind === "unrecognized" && foreign.response.status === 422, "that its sender is not known");

  const state = count(
    await client.POST("/timeline", { params: { query: { system: "opp" } }, body: [webhook, webhook] }),
  );
  expect(state.data !== undefined && typeof state.data === "object" && state.data.is_paid, "a payment that is paid");
  expect(state.data.duplicates === 1, "that a document came twice");

  const log = "acquirer said: response code 51, do not honor";
  const found = count(
    await client.POST("/read", {
      body: log, bodySerializer: (text) => String(text), headers: { "Content-Type": "text/plain" },
    }),
  );
  expect(found.data !== undefined && typeof found.data === "object", "what is in a line");
  expect(found.data.codes[0]?.text === "51" && found.data.codes[0].certainty === "likely", "a code in it");

  const history: Schemas["History"] & { id: string } = {
    id: "A-17",
    attempts: [{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51", amount: 12 }],
  };
  const plan = count(
    await client.POST("/plan", { params: { query: { now: "2026-11-26T12:00:00Z", policy: "cautious" } }, body: history }),
  );
  expect(plan.data !== undefined && typeof plan.data === "object", "a decision");
  expect(plan.data.action === "wait" && plan.data.at === "2026-11-27T09:00:00Z", "that it waits a day");
  expect(plan.data.id === "A-17" && plan.data.because.length > 1, "its id and the rules");

  const health = count(await client.GET("/health"));
  expect(health.data?.status === "ok", "health");
  return asked;
}
