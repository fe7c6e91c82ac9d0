// Keyboard, screen readers, colours, phones, languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { box, open, openedDesk, still } from "./support/browser.mjs";
import { done, file, read, taken } from "./support/files.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const desk = openedDesk();

const export_ = () => file("people.csv", ["date,code,note", "2026-01-01,800.100.153,a", "2026-02-01,000.000.000,b", "2026-02-02,800.100.159,c", "2026-02-03,800.100.999,d", "2026-02-03,nonsense,d", "2026-02-04", "2026-02-05,,e"].join("\n"));

/** Each view, as somebody sees it who uses it. */
const views = {
  "look up, empty": () => desk.go(),
  "look up, cards": async () => {
    await desk.go();
    await box(desk.page).fill("800.100.153 51-I");
    await desk.page.locator("[data-card] summary").first().click();
  },
  "look up, candidates": async () => {
    await desk.go();
    await box(desk.page).fill("11");
    await desk.page.locator("[data-candidates]").waitFor();
  },
  "look up, our systems and the rest folded": async () => {
    await desk.page.goto("about:blank");
    await desk.go("?systems=iso8583,rapyd");
    await desk.page.locator("[data-ours] summary").click();
    await box(desk.page).fill("11");
    await desk.page.locator("[data-elsewhere] summary").click();
  },
  "look up, a likely code": async () => {
    await desk.page.goto("about:blank");
    await desk.go("?systems=iso8583");
    await box(desk.page).fill("51");
    await desk.page.locator("[data-elsewhere] summary").click();
  },
  "look up, lately": async () => {
    await desk.go("#/opp.result/800.100.153");
    await desk.page.waitForFunction(() => localStorage.getItem("payverdict.recent"));
    await desk.page.keyboard.press("Escape");
    await desk.page.locator("[data-recent]").waitFor();
  },
  "embedded": async () => {
    await desk.page.goto("about:blank");
    await desk.go("?embed#/opp.result/800.100.153");
    await desk.page.locator("[data-card]").waitFor();
  },
  "look up, a stranger's document": async () => {
    await desk.go();
    await box(desk.page).fill('{"id":"7XK","status":"COMPLETED","note":"800.100.153"}');
    await desk.page.locator("[data-failure]").waitFor();
  },
  "look up, mentions": async () => {
    await desk.go();
    await box(desk.page).fill("lost card");
  },
  "look up, nothing": async () => {
    await desk.go();
    await box(desk.page).fill("98765");
  },
  "look up, a document": async () => {
    await desk.go();
    await box(desk.page).fill('{"id":"8ac7","paymentType":"DB","amount":"92.00","currency":"EUR","result":{"code":"800.100.153"}}');
    await desk.page.locator("[data-payload]").waitFor();
  },
  "look up, a payment's life": async () => {
    await desk.go();
    const told = (status, more) => JSON.stringify({ orderId: "bok-5512", purchaseId: 8801, amount: 18000, status, ...more });
    await box(desk.page).fill([told(1), told(4), told(1, { orderId: "bok-5513", purchaseId: 8802 }), '{"hello": "world"}'].join("\n"));
    await desk.page.locator("[data-life]").waitFor();
  },
  browse: () => desk.go("#/browse"),
  "browse, a system by meaning": async () => {
    await desk.go("#/browse?system=visa&text=stollen");
    await desk.page.locator("[data-meant]").waitFor();
  },
  "the page of a code": async () => {
    await desk.go("#/stripe.decline/approve_with_id");
    await desk.page.locator("[data-other-lists] summary").click();
  },
  "other lists": async () => {
    await desk.go("#/lists");
    await desk.page.locator("[role=grid] a").first().waitFor();
  },
  "file, empty": () => desk.go("#/file"),
  "file, offers and questions": async () => {
    await desk.go("#/file");
    await taken(desk.page, await file("asked.csv", ["Report", "date,gateway,response_code,refusalReasonCode", "03/04/2026,opp,0,12", "05/06/2026,acme,51,2"].join("\n")));
    await desk.page.locator("[data-choice=code]").selectOption({ label: "response_code" });
    await desk.page.locator("[data-choice=set]").selectOption("iso8583.response");
    await desk.page.locator("[data-zeros]").waitFor();
  },
  "file, names of systems": async () => {
    await desk.page.locator("[data-choice=system]").selectOption({ label: "gateway" });
    await desk.page.locator("[data-name]").first().waitFor();
  },
  "file, read": async () => {
    await desk.go("#/file");
    await read(desk.page, await export_());
    await done(desk.page);
    await desk.page.locator("[data-time] summary").click();
  },
};

for (const scheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing serious, ${scheme}, ${width} wide`, async () => {
      await desk.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await desk.page.setViewportSize({ width, height: 800 });
      for (const [name, show] of Object.entries(views)) {
        await show();
        await still(desk.page);
        await desk.page.evaluate(axe);
        const { violations } = await desk.page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        const found = violations.map(({ id, impact, nodes }) => `${name}: ${impact} ${id} ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
        assert.deepEqual(found, []);
        const wider = await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wider <= 0, `${name} is ${wider} px too wide`);
      }
    });
  }
}

test("the slash brings to the box, the arrows to the cards and back", async () => {
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  await desk.go();
  await desk.page.keyboard.press("/");
  const focused = () => desk.page.evaluate(() => document.activeElement.id || document.activeElement.dataset.card);
  assert.equal(await focused(), "box");
  await desk.page.keyboard.type("800.100.153 51-I");
  await desk.page.locator("[data-card]").first().waitFor();
  await desk.page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "opp.result 800.100.153");
  await desk.page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "pei.acquirer 51-I");
  await desk.page.keyboard.press("ArrowUp");
  await desk.page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "box");
  await desk.page.keyboard.type("/");
  assert.equal(await box(desk.page).inputValue(), "800.100.153 51-I/", "in the box it is a sign like others");
});

test("the arrows go through the candidates, and Enter chooses one", async () => {
  await desk.go();
  await box(desk.page).fill("11");
  await desk.page.locator("[data-candidates]").waitFor();
  await desk.page.keyboard.press("ArrowDown");
  const chosen = await desk.page.evaluate(() => document.activeElement.dataset.candidate);
  assert.equal(chosen, "iso8583.response 11", "the set of the networks is the likeliest");
  await desk.page.keyboard.press("Enter");
  await desk.page.locator('[data-card="iso8583.response 11"]').waitFor();
});

test("everything in a card is reached by Tab", async () => {
  await desk.go("#/opp.result/800.100.153");
  await box(desk.page).focus();
  const reached = [];
  for (let step = 0; step < 13; step++) {
    await desk.page.keyboard.press("Tab");
    reached.push(await desk.page.evaluate(() => document.activeElement.textContent.trim().slice(0, 20)));
  }
  for (const name of ["Clear", "800.100.153", "Result codes", "Same reason elsewher", "Copy the shopper’s t", "Copy as text", "Copy as JSON", "Copy link"]) assert.ok(reached.includes(name), `${name} of ${reached}`);
});

test("answers are announced", async () => {
  await desk.go();
  await box(desk.page).fill("51-I 800.100.153");
  await desk.page.getByRole("status").filter({ hasText: "answers" }).waitFor();
  await box(desk.page).fill("51");
  await desk.page.getByRole("status").filter({ hasText: "Whose code is 51?" }).waitFor();
});

test("the interface speaks five languages, and remembers which", async () => {
  await desk.go("#/opp.result/800.100.153");
  const said = { is: "hafnað", sv: "nekad", nb: "avvist", da: "afvist", en: "declined" };
  for (const [language, word] of Object.entries(said)) {
    await desk.page.locator("header select").first().selectOption(language);
    await desk.page.locator(".outcome", { hasText: word }).first().waitFor();
    await desk.page.reload();
    await desk.page.locator(".outcome", { hasText: word }).first().waitFor();
    assert.equal(await desk.page.evaluate(() => document.documentElement.lang), language);
  }
});

test("the browser's language is the first choice, Norwegian by any of its names", async () => {
  for (const [locale, lang] of [["nn-NO", "nb"], ["is-IS", "is"], ["fi-FI", "en"]]) {
    const other = await open({ locale });
    try {
      await other.go();
      assert.equal(await other.page.evaluate(() => document.documentElement.lang), lang);
    } finally {
      await other.close();
    }
  }
});

test("light and dark follow the system or the reader", async () => {
  await desk.page.emulateMedia({ colorScheme: "light" });
  await desk.go();
  const paper = () => desk.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await desk.page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  assert.notEqual(light, dark);
  await desk.page.locator("header select").nth(1).selectOption("light");
  assert.equal(await paper(), light);
  await desk.page.reload();
  await box(desk.page).waitFor();
  assert.equal(await paper(), light);
  await desk.page.locator("header select").nth(1).selectOption("auto");
});

test("an outcome is never told by its colour alone", async () => {
  await desk.go("#/browse");
  const bare = await desk.page.locator(".outcome").evaluateAll((all) => all.filter((each) => each.textContent.trim() === "" || each.querySelector("svg path[d]") === null).length);
  assert.equal(bare, 0);
});
