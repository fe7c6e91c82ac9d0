// Licences as SPDX writes them: whether an expression can be met by licences that are allowed.

/** An expression as SPDX has it; old crates write a slash for "or". */
export const spdx = (expression) => expression.replace(/\s*\/\s*/g, " OR ").replace(/^\((.*)\)$/, (whole, inner) => (/[()]/.test(inner) ? whole : inner));

/** Whether it is met where `isAllowed` says of each licence whether it may be used. */
export function isMet(expression, isAllowed) {
  const tokens = spdx(expression).match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const next = () => tokens[at++];
  const one = () => {
    const token = next();
    if (token === "(") {
      const met = either();
      if (next() !== ")") throw new Error(`not a licence expression: ${expression}`);
      return met;
    }
    if (token === undefined || /^(AND|OR|WITH|\))$/.test(token)) throw new Error(`not a licence expression: ${expression}`);
    if (tokens[at] !== "WITH") return isAllowed(token);
    at++;
    return isAllowed(`${token} WITH ${next()}`);
  };
  const all = () => {
    let met = one();
    while (tokens[at] === "AND") {
      at++;
      met = one() && met;
    }
    return met;
  };
  function either() {
    let met = all();
    while (tokens[at] === "OR") {
      at++;
      met = all() || met;
    }
    return met;
  }
  const met = either();
  if (at !== tokens.length) throw new Error(`not a licence expression: ${expression}`);
  return met;
}
