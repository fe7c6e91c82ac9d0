// Names of columns: whose they are, and which of them cannot hold codes of the sets here.
import type { CodeSet } from "payverdict";
import { codeSets, identify, read } from "../owner";

/** Letters and digits in small letters: `acquirer_status_code` and `acquirerStatusCode` are one name. */
const compact = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The last part of a JSON path, and the last two: `outcome.reason` says more than `reason`. */
function tails(name: string): string[] {
  const parts = name.split(".").filter((part) => !/^\d+$/.test(part));
  return [parts.slice(-1), parts.slice(-2), parts].map((tail) => compact(tail.join("")));
}

/** How many of a column's values are asked for. */
const ASKED = 20;

/** The set that a column's name names, and whether by its own id or by a key that only one system writes. */
export function setNamed(name: string, values: readonly string[]): { readonly set: CodeSet; readonly why: "name" | "key" } | null {
  const said = compact(name);
  const named = codeSets().find((set) => compact(set) === said);
  if (named !== undefined) return { set: named, why: "name" };
  for (const value of values.slice(0, ASKED)) {
    // What is certain below the name, and would not be alone.
    const [code] = identify(value).certain === null ? read(`${name}=${value}`).codes : [];
    if (code?.text === value && code.certainty === "certain" && code.verdict !== null) return { set: code.verdict.set, why: "key" };
  }
  return null;
}

/**
 * Names of refusals, results and ids in exports of systems whose codes have other meanings; of systems with sets here, those of
 * other lists. The package knows that codes beside such names are nobody's here, and not whose the names are, which is what the
 * page tells the reader.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  Adyen: ["refusalreasonraw", "rawacquirerresult"],
  Stripe: [
    "declinereason", "networkdeclinecode", "networkadvicecode", "outcomereason", "outcometype", "outcomenetworkstatus",
    "sellermessage", "balancetransaction", "balancetransactionid", "lastpaymenterrorcode", "paymentintentid", "failurebalancetransaction",
  ],
  QuickPay: ["qpstatusmsg", "qpstatmsg", "aqstatuscode", "aqstatusmsg", "chstat"],
  Braintree: ["processorsettlementresponsecode"],
  "Checkout.com": ["recommendationcode"],
  PayPal: ["paymentadvicecode"],
  Redsys: ["dserrorcode"],
  Cielo: ["providerreturncode", "providerreturnmessage"],
  "Authorize.Net": ["responsereasontext", "xresponsecode"],
  CyberSource: ["processorinformationresponsecode"],
  Klarna: ["klarnareference"],
  Nuvei: ["gwerrorcode", "gwextendederrorcode", "gwerrorreason"],
  Saferpay: ["processorresult", "processormessage"],
  Ogone: ["ncerrorplus", "ncstatus"],
  Elavon: ["sslresult", "sslresultmessage", "sslissuerresponse"],
  "Billwerk+": ["acquirercode"],
  GoCardless: ["detailsreasoncode"],
};
const systems = new Map(Object.entries(others).flatMap(([system, names]) => names.map((name) => [name, system])));

/** The other system that a column's name belongs to. */
export function foreignName(name: string): string | null {
  return tails(name).map((tail) => systems.get(tail)).find((system) => system !== undefined) ?? null;
}

/** The words of a name, whether they are joined by signs or by capitals. */
function wordsOf(name: string): string[] {
  const parts = name.split(".").filter((part) => !/^\d+$/.test(part));
  const own = parts.slice(-1)[0] ?? "";
  return own.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

const CODES =
  /^(.*(code|codes|result|response|status|state|reason|decline|declined|error|advice|event|kode|koder|kod|svar|svarkode|svarskode|svarskod|fel|feil|fejl|afvisning|avvisning|kóði|kodi|staða|stada|svarkóði)|resp|rc|err|mac|de39|f39)$/u;
const COUNTED = new RegExp(
  "^(https?|url|uri|path|method|age|alder|ålder|aldur|amount|amt|beløb|beløp|belopp|upphæð|sum|total|price|fee|tip|balance|qty|quantity|count|antal|fjöldi|" +
    "no|nr|number|num|id|ids|uuid|guid|ref|reference|zip|zipcode|post|postal|postcode|postnr|currency|country|region|city|language|lang|locale|phone|mobile|tel|" +
    "year|month|week|day|date|time|hour|minute|second|seconds|ms|duration|latency|port|ip|mcc|category|product|sku|item|items|bar|barcode|promo|discount|coupon|voucher|gift|" +
    "terminal|bin|last4|avs|cvv|cvv2|cvc|cvc2|eci|cavv|line|row|index|shop|store|branch|sort|iban|swift|bic|tax|vat|size|bytes|weight|shipping|delivery|tracking|referral|exit)$",
  "u",
);

/** Values that are more likely HTTP statuses than anything else. */
export const isHttpStatus = (value: string) => /^(20[0-8]|30[0-8]|40\d|41\d|42\d|451|50\d)$/.test(value);

/** Whether a name speaks of codes. */
export const speaksOfCodes = (name: string) => wordsOf(name).some((word) => CODES.test(word));

/** Whether a name speaks of something that is counted, dated or numbered. */
export function speaksOfOther(name: string): boolean {
  const words = wordsOf(name);
  if (/^(auth(ori[sz]ation)?|approval)(code|kode|kod)$/.test(words.join(""))) return true;
  if (words.includes("order") && !words.some((word) => /^(status|state|result)$/.test(word))) return true;
  return words.some((word) => COUNTED.test(word));
}

/** Whether a name speaks of a point in time. */
export const speaksOfTime = (name: string) =>
  wordsOf(name).some((word) => /^(at|date|datetime|time|timestamp|ts|created|updated|epoch|unix|dato|datum|dags|dagsetning|tid|tími|tíma)$/u.test(word));
