// Shows a shopper what became of a payment, and what can be done next.
import { decode, locales } from "payverdict/checkout";
import { words } from "./words.js";

const find = (id) => document.getElementById(id);
const [answer, card, hint, language, message, step] = ["answer", "card", "hint", "language", "message", "step"].map(find);

/** The field that a reason is about; where it is none of these, the shopper looks at all. */
const fieldOf = { incorrect_cvc: "cvc", invalid_expiry: "expiry", expired_card: "expiry", invalid_card_number: "number" };

/** What a step does beside being named: the field to type in next. Waiting and what others do have none. */
const focused = {
  retry: () => "cvc",
  fix_details: ({ reason }) => fieldOf[reason] ?? "number",
  other_method: () => "number",
};
/** Steps that the page itself can begin; the others are said, not offered. */
const offered = new Set(["retry", "authenticate", "fix_details", "other_method", "none"]);

/** The verdict on the gateway's answer; one that cannot be read is as good as none: nothing is known. */
function verdictOn(text) {
  try {
    return decode("opp.result", JSON.parse(text)?.result?.code);
  } catch {
    return decode("opp.result", "999.999.999");
  }
}

function show() {
  const verdict = verdictOn(answer.value);
  const { steps, fields } = words[language.value];
  document.documentElement.lang = language.value;
  message.textContent = verdict.message(language.value);
  const element = offered.has(verdict.next_step) ? step : hint;
  for (const each of [step, hint]) each.hidden = each !== element;
  element.textContent = steps[verdict.next_step];
  find("verdict").dataset.step = verdict.next_step;

  const field = focused[verdict.next_step]?.(verdict);
  for (const input of card.elements) {
    card.querySelector(`[data-field=${input.name}]`).textContent = fields[input.name];
    input.setAttribute("aria-invalid", String(verdict.next_step === "fix_details" && input.name === field));
  }
  step.onclick = () => {
    if (verdict.next_step === "other_method") card.reset();
    card.elements[field]?.focus();
  };
}

for (const locale of locales) language.add(new Option(words[locale].name, locale));
const wanted = navigator.languages.map((tag) => tag.split("-", 1)[0]).find((tag) => locales.includes(tag));
language.value = wanted ?? "en";
language.onchange = answer.oninput = show;
card.onsubmit = (event) => event.preventDefault();
show();
