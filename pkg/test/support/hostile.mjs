// Values that are no codes, some of which resist being looked at.

const refuse = () => {
  throw new Error("looked at");
};
const traps = Object.fromEntries(Reflect.ownKeys(Reflect).filter((name) => typeof Reflect[name] === "function").map((name) => [name, refuse]));
const revoked = Proxy.revocable({}, {});
revoked.revoke();

export const notStrings = {
  "undefined": undefined,
  "null": null,
  "a number": 800100153,
  "not a number": NaN,
  "a big integer": 10n ** 40n,
  "a boolean": true,
  "a symbol": Symbol("51"),
  "an object": { code: "51" },
  "an object without prototype": Object.create(null),
  "an array": ["800.100.153"],
  "a String object": new String("800.100.153"),
  "a function": () => "51",
  "a date": new Date(0),
  "bytes": new Uint8Array(11),
  "a proxy that throws": new Proxy({}, traps),
  "a proxy of a function that throws": new Proxy(function () {}, traps),
  "a revoked proxy": revoked.proxy,
  "an object whose toString throws": { toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse },
};

export const strings = {
  "nothing": "",
  "a space": " ",
  "a lone high surrogate": "\ud800",
  "a lone low surrogate": "80\udc00",
  "NUL": "\0",
  "NUL inside": "800.100\x00153",
  "a code and NUL": "51\0",
  "digits of another script": "٨٠٠.١٠٠.١٥٣",
  "wide digits": "８００.１００.１５３",
  // Their low bytes are digits, their characters are not.
  "characters with digits as low bytes": "\u0138\u0130\u0130.\u0131\u0130\u0130.\u0131\u0135\u0133",
  "an emoji": "😀",
  "DEL": "5\x7f",
  "Latin 1": "é1",
  "256 letters": "a".repeat(256),
  "257 letters": "a".repeat(257),
  "10 MB of letters": "a".repeat(10 << 20),
  "10 MB of digits": "1".repeat(10 << 20),
  "10 MB of one rope": `${"x".repeat(5 << 20)}${"é".repeat(5 << 20)}`,
  "10 MB behind a code": `800.100.153${" ".repeat(10 << 20)}`,
  "a name that objects have": "__proto__",
  "another name that objects have": "constructor",
};
