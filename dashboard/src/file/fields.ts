// Fields of JSON objects, named by their path: `result.code`, `transactions.0.state`.

export function fieldOf(value: object, path: string): string {
  let at: unknown = value;
  if (Object.hasOwn(value, path)) at = (value as Record<string, unknown>)[path];
  else {
    for (const key of path.split(".")) {
      if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return "";
      at = (at as Record<string, unknown>)[key];
    }
  }
  return typeof at === "string" ? at : typeof at === "number" || typeof at === "boolean" ? String(at) : "";
}

/** The paths of the plain values in an object, a few levels down. */
export function pathsOf(value: object, prefix = "", depth = 0): string[] {
  return Object.entries(value).flatMap(([key, held]) => {
    const path = prefix + key;
    if (typeof held !== "object" || held === null) return [path];
    return depth < 4 ? pathsOf(held, `${path}.`, depth + 1) : [];
  });
}
