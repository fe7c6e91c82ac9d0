// The package with its tables, most of what the page weighs: it is loaded when something is first asked, not with the page.
type Built = typeof import("payverdict");

let built: Built | undefined;
let coming: Promise<void> | undefined;

/** The package; whoever asks has waited until it was loaded. */
export function builtIn(): Built {
  if (built === undefined) throw new Error("asked before the tables were loaded");
  return built;
}

/** Whether it is there already; nobody is told when it comes. */
export const isLoaded = (): boolean => built !== undefined;

/** Loads it once; where that failed, the next who asks tries again. */
export function load(): Promise<void> {
  coming ??= import("payverdict").then(
    (loaded) => void (built = loaded),
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}
