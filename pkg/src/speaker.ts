// Messages for shoppers, and how a verdict gets its method for them.

/** The messages of one language. */
export interface Language {
  readonly tag: string;
  /** The sentences of its messages, as JSON: parsed when the first of them is asked for. */
  readonly sentences: string;
}

/** A property that is no data: copies and JSON leave it out. */
export interface Saying {
  value: (locale?: unknown) => string;
}

/** The place of the language for a tag as a browser gives it; English where there is none, else the first. */
export function placeOf(languages: readonly Pick<Language, "tag">[], tag: unknown): number {
  const asked = String(typeof tag === "string" ? tag : "").trim().split(/[-_]/, 1)[0]!.toLowerCase();
  const wanted = asked === "no" || asked === "nn" ? "nb" : asked;
  const place = (tag: string) => languages.findIndex((language) => language.tag === tag);
  return Math.max(place(wanted) < 0 ? place("en") : place(wanted), 0);
}

/** What gives each message its method `message`, in these languages: a message is made of the sentences at some places. */
export function speaker(languages: readonly Language[], compositions: readonly (readonly number[])[]): (message: number) => Saying {
  const parsed: (readonly string[])[] = [];
  const sayings: Saying[] = [];
  const text = (message: number, place: number) => {
    const sentences = (parsed[place] ??= JSON.parse(languages[place]!.sentences) as string[]);
    return compositions[message]!.map((sentence) => sentences[sentence]).join(" ");
  };
  return (message) => (sayings[message] ??= { value: (locale) => text(message, placeOf(languages, locale)) });
}

/**
 * A constructor of plain objects with a method `message`. It comes first: engines add what is no data to an empty
 * object in half of the time. Made with `new`, the object has room for all its fields at once.
 */
export function plain<Fields extends object, Given extends unknown[]>(
  fill: (fields: { -readonly [Name in keyof Fields]: Fields[Name] }, ...given: Given) => void,
): new (saying: Saying, ...given: Given) => Fields {
  function Plain(this: Fields, saying: Saying, ...given: Given) {
    Object.defineProperty(this, "message", saying);
    fill(this, ...given);
    Object.freeze(this);
  }
  Plain.prototype = Object.prototype;
  return Plain as unknown as new (saying: Saying, ...given: Given) => Fields;
}
