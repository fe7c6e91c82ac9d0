// What is compared. Every way gets the same strings and answers with an outcome, which is counted.

/** One way: a name, and a loop of its own, so that engines do not mix up what they learn of each. */
const way = (name, body, ...given) => {
  const names = Object.keys(given[0] ?? {});
  const run = new Function(...names, `return (codes) => { let declined = 0; for (let place = 0; place < codes.length; place++) { const code = codes[place]; ${body} } return declined; }`);
  return { name, run: run(...Object.values(given[0] ?? {})) };
};

/**
 * @param decode of payverdict, `inJs` of payverdict/js, `atCheckout` of payverdict/checkout, `throughSerde` of the
 *   usual binding; the rows of the set, and the groups as a slug and a regular expression
 */
export function contestants({ decode, inJs, atCheckout, throughSerde, rows, groups }) {
  const map = new Map(rows.map((row) => [row.code, row]));
  const object = Object.assign(Object.create(null), Object.fromEntries(map));
  const expressions = groups.map(([slug, expression]) => ({ declined: slug.startsWith("reject"), expression: new RegExp(expression) }));
  const call = 'if (decode("opp.result", code).outcome === "declined") declined++;';
  return [
    way("`Map.get`", 'if (map.get(code)?.outcome === "declined") declined++;', { map }),
    way("object look-up", 'if (object[code]?.outcome === "declined") declined++;', { object }),
    way("payverdict", call, { decode }),
    way("payverdict/checkout", call, { decode: atCheckout }),
    way("payverdict/js", call, { decode: inJs }),
    way("OPP's expressions, one after another", "for (const group of expressions) if (group.expression.test(code)) { if (group.declined) declined++; break; }", { expressions }),
    way("serde-wasm-bindgen", call, { decode: throughSerde }),
  ];
}

/** Nanoseconds a code for every way, the median of the rounds; the strings are new in every round. */
export function measure(ways, text, rounds) {
  const taken = ways.map(() => []);
  let kept = 0;
  for (let round = -3; round < rounds; round++) {
    // Another one begins each time, so that none always comes after the same one.
    for (let turn = 0; turn < ways.length; turn++) {
      const place = (turn + round + 3) % ways.length;
      const codes = JSON.parse(text);
      const start = performance.now();
      kept += ways[place].run(codes);
      const end = performance.now();
      if (round >= 0) taken[place].push(((end - start) * 1e6) / codes.length);
    }
  }
  if (!(kept >= 0)) throw new Error("nothing was counted");
  return taken.map((times) => times.sort((a, b) => a - b)[times.length >> 1]);
}
