// What the columns of a file are taken for: codes only where their set is certain.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";
import { annotated, bar, done, file, read, taken } from "./support/files.mjs";

const desk = openedDesk();

/** A CSV file out of rows; each row is repeated so that a column looks as it would in an export. */
const table = (name, [header, ...rows], times = 5) => file(name, [header, ...Array(times).fill(rows).flat()].join("\n"));
const opened = async (path) => {
  await desk.go("#/file");
  return taken(desk.page, path);
};

const certain = {
  "triples under any name": { rows: ["id,what", "a1,800.100.153", "a2,000.000.000", "a3,700.100.200"], code: "what", set: "opp.result", because: "form" },
  "triples without a header": { rows: ["a1;800.100.153", "a2;000.000.000", "a3;100.390.112"], code: "Column 2", set: "opp.result", because: "form" },
  "problem types under the host of PayEx": {
    rows: ["id,note", "1,https://api.payex.com/psp/errordetail/creditcard/carddeclined", "2,https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds"],
    code: "note", set: "payex.problem", because: "form",
  },
  "problem types with their instrument": { rows: ["id,type", "1,creditcard/carddeclined", "2,creditcard/acquirerinsufficientfunds"], code: "type", set: "payex.problem", because: "form" },
  "codes with their suffix": { rows: ["id,svar", "1,51-I", "2,05-I", "3,00-I"], code: "svar", set: "pei.acquirer", because: "form" },
  "a header that is a set's id": { rows: ["id,iso8583.response", "1,51", "2,05", "3,00"], code: "iso8583.response", set: "iso8583.response", because: "name" },
  "a header that is a set's id, written with an underscore": { rows: ["id,PAYEX_TRANSACTION", "1,Completed", "2,Failed"], code: "PAYEX_TRANSACTION", set: "payex.transaction", because: "name" },
  "a provider's own key": { rows: ["id,acquirerStatusCode", "1,51", "2,05"], code: "acquirerStatusCode", set: "pei.acquirer", because: "key" },
  "the key of 3-D Secure": { rows: ["id,transStatus", "1,Y", "2,N", "3,U"], code: "transStatus", set: "threeds.status", because: "key" },
};
for (const [name, { rows, ...expected }] of Object.entries(certain)) {
  test(`certain: ${name}`, async () => {
    const { code, set, because, ready } = await opened(await table("certain.csv", rows));
    assert.deepEqual({ code, set, because, ready }, { ...expected, ready: true });
  });
}

const nothing = {
  "HTTP statuses": ["time,path,status,ms", "10:00:01,/pay,200,51", "10:00:02,/pay,404,12", "10:00:03,/pay,402,99"],
  "HTTP statuses under a name of codes": ["id,response_code", "1,200", "2,404", "3,500", "4,201"],
  "ages": ["name,age,city", "Aron,51,Selfoss", "Bera,34,Akureyri", "Dagur,41,Egilsstaðir", "Ella,57,Reykjavík"],
  "ages without a header": ["Aron,51", "Bera,34", "Dagur,41", "Ella,57", "Finna,62"],
  "order numbers": ["order_no,customer", "10003,Aron", "10051,Bera", "10012,Dagur"],
  "order codes": ["order_code,customer", "116,Aron", "100,Bera", "121,Dagur"],
  "amounts": ["id,amount,currency", "a,100,ISK", "b,116,ISK", "c,51,ISK"],
  "amounts with points between the thousands": ["id,amount", "a,100.000.000", "b,250.000.000", "c,500.000.000", "d,950.000.000"],
  "postcodes and countries": ["id,postcode,country_code", "a,101,NO", "b,116,SE", "c,200,DK"],
  "approval codes": ["id,auth_code", "a,51", "b,00", "c,05"],
  "security code results": ["id,cvc_result,avs_code", "a,Y,N", "b,N,Y", "c,U,A"],
  "flags": ["id,captured,refunded", "a,Y,N", "b,N,N", "c,Y,Y"],
  "installments without a name": ["Aron,05,x", "Bera,51,y", "Dagur,2,z"],
};
for (const [name, rows] of Object.entries(nothing)) {
  test(`taken for nothing: ${name}`, async () => {
    const { code, set, offers, ready } = await opened(await table("nothing.csv", rows));
    assert.deepEqual({ code, set, offers, ready }, { code: null, set: null, offers: [], ready: false });
    await desk.page.getByText("No column is certain to hold codes").waitFor();
  });
}

const foreign = {
  QuickPay: ["id,type,aq_status_code", "1,authorize,000", "2,capture,100", "3,capture,000"],
  Nuvei: ["id,gw_error_code", "1,0", "2,-1"],
};
for (const [system, rows] of Object.entries(foreign)) {
  test(`a refusal column of ${system} is not taken for codes, and the page says whose it is`, async () => {
    const found = await opened(await table("foreign.csv", rows));
    assert.deepEqual([found.code, found.set, found.ready], [null, null, false]);
    assert.deepEqual(found.offers.filter((offer) => !/^(resultCode|Status|type) /.test(offer)), []);
    assert.deepEqual(found.foreign, [system]);
  });
}

const named = {
  "adyen.refusal": ["pspReference,resultCode,refusalReason,refusalReasonCode", "Q1,Refused,Not enough balance,12", "Q2,Refused,Refused,2", "Q3,Authorised,,0"],
  "quickpay.status": ["id,type,qp_status_code", "1,authorize,20000", "2,capture,40000", "3,capture,20000"],
  "redsys.response": ["Ds_Order,Ds_Response", "1,0000", "2,0190", "3,0116"],
};
for (const [set, rows] of Object.entries(named)) {
  test(`a column that only one gateway writes is taken for codes of ${set}`, async () => {
    const found = await opened(await table("named.csv", rows));
    assert.deepEqual([found.code, found.set, found.foreign], [rows[0].split(",").at(-1), set, []]);
  });
}

test("a foreign JSON export is not taken for codes either", async () => {
  const stripe = (row) => JSON.stringify({ id: `ch_${row}`, status: "succeeded", outcome: { type: "authorized", reason: "51", network_status: "approved_by_network" }, last_payment_error: { code: "expired_card" } });
  const found = await opened(await file("charges.jsonl", Array.from({ length: 20 }, (_, row) => stripe(row)).join("\n")));
  assert.deepEqual([found.code, found.set, found.ready, found.foreign], [null, null, false, ["Stripe"]]);
});

test("a column of response codes is offered, never assumed; one click takes the offer, and the report says so", async () => {
  const rows = ["id,response_code", "1,51", "2,05", "3,00", "4,N7"];
  const found = await opened(await table("offered.csv", rows));
  assert.deepEqual([found.code, found.set, found.ready], [null, null, false]);
  assert.equal(await desk.page.locator("[data-missing]").innerText(), "Choose the column with the code.");
  assert.ok(found.offers.includes("response_code visa.response"), found.offers.join());
  await desk.page.locator('[data-offer="response_code visa.response"]').click();
  assert.equal(await desk.page.locator("p[data-because]").getAttribute("data-because"), "chosen");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  const used = desk.page.locator("[data-used]");
  assert.equal(await used.getAttribute("data-used"), "visa.response");
  assert.match(await used.innerText(), /“response_code”, read as Visa · Response codes as Visa uses them \(visa\.response\)\. You chose it\./);
});

test("a column that is chosen brings no set with it, unless its set is certain", async () => {
  await opened(await table("chosen.csv", ["id,rc,result", "1,51,800.100.153", "2,05,000.000.000"]));
  const set = desk.page.locator("[data-choice=set]");
  await desk.page.locator("[data-choice=code]").selectOption({ label: "rc" });
  assert.equal(await set.inputValue(), "");
  assert.equal(await desk.page.locator("[data-missing]").innerText(), "Choose the set.");
  assert.match(await set.locator("optgroup").first().innerText(), /iso8583\.response · 2 of 2 values are listed/);
  await desk.page.locator("[data-choice=code]").selectOption({ label: "result" });
  assert.equal(await set.inputValue(), "opp.result");
  assert.ok(await desk.page.locator("[data-start]").isEnabled());
});

test("which set was used, and why, stands above the report", async () => {
  for (const [rows, said] of [
    [["id,what", "a1,800.100.153", "a2,000.000.000"], /“what”, read as Open Payment Platform · Result codes \(opp\.result\)\. Certain: codes of this form belong to this set alone\./],
    [["id,iso8583.response", "1,51", "2,05"], /ISO 8583 · Response codes \(field 39\) \(iso8583\.response\)\. Certain: the column has the name of the set\./],
    [["id,acquirerStatusCode", "1,51", "2,05"], /Pei · Acquirer status code \(pei\.acquirer\)\. Certain: only this provider gives a field this name\./],
  ]) {
    await desk.go("#/file");
    await read(desk.page, await table("used.csv", rows));
    await done(desk.page);
    assert.match(await desk.page.locator("[data-used]").innerText(), said);
    const order = await desk.page.evaluate(() => document.querySelector("[data-used]").compareDocumentPosition(document.querySelector("[data-bar]")) & Node.DOCUMENT_POSITION_FOLLOWING);
    assert.ok(order, "it stands above the bars");
  }
});

test("shares are of the whole file: malformed codes, rows without a code and broken lines count", async () => {
  await desk.go("#/file");
  const rows = ["id,opp.result", "1,000.000.000", "2,800.100.153", "3,nonsense", "4,51", "5,", "6", "7,000.000.000", "8,000.000.000"];
  await read(desk.page, await file("shares.csv", rows.join("\n")));
  await done(desk.page);
  const share = async (word) => (await desk.page.locator(`[data-bar="${word}"] td.number`).last().textContent()).trim();
  assert.deepEqual(await Promise.all(["approved", "declined", "malformed", "blank", "broken"].map(share)), ["37.5%", "12.5%", "25%", "12.5%", "12.5%"]);
  assert.deepEqual(await Promise.all(["approved", "malformed", "blank", "broken"].map((word) => bar(desk.page, word))), [3, 2, 1, 1]);
});

test("mixed systems: the column that names the system says in which set each code is read", async () => {
  const rows = ["gateway,code,date", "opp,800.100.153,2026-01-02", "PayEx,REJECTED_BY_ACQUIRER_CARD_STOLEN,2026-01-03", "pei,51-I,2026-01-04", "iso8583.response,00,2026-01-05", "acme,00,2026-01-06", "opp,51,2026-01-06", ",05,2026-01-06"];
  const found = await opened(await table("mixed.csv", rows));
  assert.equal(found.set, null);
  await desk.page.locator("[data-choice=code]").selectOption({ label: "code" });
  await desk.page.locator("[data-choice=system]").selectOption({ label: "gateway" });
  const meant = (name) => desk.page.locator(`[data-name="${name}"]`).inputValue();
  assert.deepEqual(await Promise.all(["opp", "PayEx", "pei", "iso8583.response", "acme"].map(meant)), ["opp", "payex", "pei", "iso8583.response", ""]);
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "approved"), 5, "only where the set was named");
  assert.equal(await bar(desk.page, "declined"), 15);
  assert.equal(await bar(desk.page, "nameless"), 10);
  const used = await desk.page.locator("[data-used]").innerText();
  assert.match(used, /each read in the set that “gateway” names/);
  assert.match(used, /pei: /);
  assert.match(await desk.page.locator("main").innerText(), /Systems that are not known[\s\S]*acme\s+5/);
  const { text } = await annotated(desk.page);
  assert.match(text, /^gateway,code,date,payverdict_set,payverdict_outcome/);
  assert.match(text, /\nopp,800\.100\.153,2026-01-02,opp\.result,declined,/);
  assert.match(text, /\nacme,00,2026-01-06,,,,,,,,,nameless,,\n/);
  // The reader may say what a name stands for.
  await desk.page.locator('[data-name="acme"]').selectOption("iso8583.response");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "approved"), 10);
  assert.equal(await bar(desk.page, "nameless"), 5);
});

test("a word that several sets of the named system list differently is not decided", async () => {
  await opened(await table("within.csv", ["gateway,status", "askell,failed", "askell,succeeded"]));
  await desk.page.locator("[data-choice=code]").selectOption({ label: "status" });
  await desk.page.locator("[data-choice=system]").selectOption({ label: "gateway" });
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await desk.page.locator('[data-bar="approved"]').count(), 0, "succeeded is approved in one set of Áskell only");
  assert.ok((await bar(desk.page, "unknown")) >= 5);
  await desk.page.getByText("In several sets of the system").waitFor();
});

test("lost zeros are pointed out before and after reading, and put back by one switch", async () => {
  const rows = ["id,iso8583.response", "1,0", "2,5", "3,51", "4,14.0", "5,54"];
  await opened(await table("zeros.csv", rows));
  const put = desk.page.locator("[data-zeros]");
  assert.match(await desk.page.locator("label:has([data-zeros])").innerText(), /0 → 00, 5 → 05, 14\.0 → 14/);
  assert.equal(await put.isChecked(), false, "nothing is put right unasked");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "malformed"), 15);
  assert.equal(await desk.page.locator('[data-bar="approved"]').count(), 0);
  const lost = desk.page.locator("[data-lost]");
  assert.equal(await lost.getAttribute("data-lost"), "15");
  await desk.page.locator("[data-put]").click();
  await desk.page.locator("[data-done]").waitFor({ state: "attached" });
  await desk.page.getByText("Rows where zeros were put back: 15").waitFor();
  assert.equal(await bar(desk.page, "approved"), 5);
  assert.equal(await desk.page.locator('[data-bar="malformed"]').count(), 0);
  assert.ok(await put.isChecked());
  assert.match((await annotated(desk.page)).text, /\n2,5,05,declined,do_not_honor,/);
});

test("digits that a set lists as they stand have lost nothing", async () => {
  await opened(await table("whole.csv", ["id,pei.order", "1,0", "2,1", "3,5"]));
  assert.equal(await desk.page.locator("[data-zeros]").count(), 0);
});

test("dates that can be read two ways are asked about", async () => {
  const rows = ["date,code", "03/04/2026,800.100.153", "05/06/2026,000.000.000", "12/11/2026,000.000.000"];
  const found = await opened(await table("dates.csv", rows));
  assert.deepEqual([found.code, found.set, found.ready], ["code", "opp.result", false]);
  const question = desk.page.locator("[data-question=date]");
  assert.match(await question.innerText(), /03\/04\/2026 can be read two ways[\s\S]*April 3, 2026[\s\S]*March 4, 2026/);
  assert.equal(await desk.page.locator("[data-missing]").innerText(), "Say how the dates are read.");
  await desk.page.locator("[data-order=mdy]").check();
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  const days = () => desk.page.locator("[data-time] tbody th").allTextContents();
  assert.equal((await days())[0], "2026-03-02", "the Monday of its week");
  await desk.page.locator("[data-order=dmy]").check();
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal((await days())[0], "2026-03-30");
});

test("dates that say themselves how they are read are not asked about", async () => {
  for (const [name, date] of [["points", "03.04.2026"], ["a day that is no month", "13/04/2026"], ["a month that is second", "04/13/2026"], ["years first", "2026-04-03"]]) {
    const found = await opened(await table("clear.csv", ["date,code", `${date},800.100.153`, `${date},000.000.000`]));
    assert.equal(found.ready, true, name);
    assert.equal(await desk.page.locator("[data-question=date]").count(), 0, name);
  }
});

test("a date column that nobody can read one way may be left out", async () => {
  await opened(await table("left.csv", ["date,code", "03/04/2026,800.100.153"]));
  await desk.page.locator("[data-choice=date]").selectOption("-1");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await desk.page.locator("[data-time]").count(), 0);
});

test("of two columns with dates, the one that can be read one way is taken; ids of ten digits are not dates", async () => {
  const rows = ["kennitala,booked,created,code", "1203894569,03/04/2026,2026-04-03,800.100.153", "0101302129,05/06/2026,2026-06-05,000.000.000"];
  await opened(await table("two.csv", rows));
  assert.equal(await desk.page.locator("[data-choice=date] option:checked").innerText(), "created");
  await opened(await table("ids.csv", ["kennitala,code", "1203894569,800.100.153", "1101302129,000.000.000"]));
  assert.equal(await desk.page.locator("[data-choice=date] option:checked").innerText(), "none");
  await opened(await table("epoch.csv", ["created_at,code", "1767225600,800.100.153", "1767312000,000.000.000"]));
  assert.equal(await desk.page.locator("[data-choice=date] option:checked").innerText(), "created_at");
});
