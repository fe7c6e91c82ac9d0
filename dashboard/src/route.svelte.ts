// The address after `#`: `/`, `/browse?outcome=declined`, `/lists?list=abecs`, `/file`, `/tables`, or a verdict as `/opp.result/800.100.153`.

/** The views whose filter stands in the address. */
export type Filtered = "browse" | "lists";

export type Route =
  | { readonly view: "lookup" }
  | { readonly view: "verdict"; readonly set: string; readonly code: string }
  | { readonly view: Filtered; readonly filter: URLSearchParams }
  | { readonly view: "file" | "tables" };

export const address = $state<{ route: Route }>({ route: { view: "lookup" } });

/** Reads an address that anybody may have written. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [first = "", ...rest] = path.split("/");
  if (first === "browse" || first === "lists") return { view: first, filter: new URLSearchParams(query) };
  if (first === "file" || first === "tables") return { view: first };
  if (first === "" || rest.length === 0) return { view: "lookup" };
  return { view: "verdict", set: plain(first), code: plain(rest.join("/")) };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function verdictHash(set: string, code: string): string {
  return `#/${set}/${encodeURIComponent(code)}`;
}

export function follow(): void {
  const read = () => (address.route = routeOf(location.hash));
  addEventListener("hashchange", read);
  read();
}

/** Changes the filter in the address without a step in the history for each key that is pressed. */
export function keepFilter(view: Filtered, filter: URLSearchParams): void {
  const query = filter.toString();
  history.replaceState(null, "", query === "" ? `#/${view}` : `#/${view}?${query}`);
}
