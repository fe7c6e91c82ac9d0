// The package with its tables, most of what the page weighs: it is loaded when something is first asked, not with the page. What
// reads texts is as much again, and a look-up of one code needs none of it.
type Decoding = typeof import("./decoding");
type Reading = typeof import("./reading");

/** A part of the package, loaded once; where that failed, the next who asks tries again. */
class Part<Loaded> {
  #loaded: Loaded | undefined;
  #coming: Promise<void> | undefined;

  constructor(private readonly fetched: () => Promise<Loaded>) {}

  /** The part; whoever asks has waited until it was loaded. */
  get(): Loaded {
    if (this.#loaded === undefined) throw new Error("asked before the tables were loaded");
    return this.#loaded;
  }

  /** Whether it is there already; nobody is told when it comes. */
  isLoaded(): boolean {
    return this.#loaded !== undefined;
  }

  load(): Promise<void> {
    this.#coming ??= this.fetched().then(
      (loaded) => void (this.#loaded = loaded),
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    );
    return this.#coming;
  }
}

const decoding = new Part<Decoding>(() => import("./decoding"));
const reading = new Part<Reading>(() => import("./reading"));

/** What knows codes. */
export const builtIn = (): Decoding => decoding.get();
export const isLoaded = (): boolean => decoding.isLoaded();
export const load = (): Promise<void> => decoding.load();

/** What reads texts. */
export const reader = (): Reading => reading.get();

/** Loads both. */
export const loadAll = async (): Promise<void> => void (await Promise.all([decoding.load(), reading.load()]));
