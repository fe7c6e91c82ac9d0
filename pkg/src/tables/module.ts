// What the module for tables of one's own is asked. Texts cross as bytes in memory that was taken for them, several as one
// with their lengths before them; what comes back are values of JavaScript.
import { call, core } from "../core.js";
import { encoded } from "../utf8.js";
import { TablesError } from "./error.js";

/** What asks for something in tables, which are given by their number. */
export type Asked =
  | "tables_add" | "tables_decode" | "tables_identify" | "tables_merge" | "tables_payload" | "tables_payload_one" | "tables_pieces"
  | "tables_plan" | "tables_read" | "tables_search" | "tables_timelines";

interface Module extends Record<Asked, (tables: number, place: number, size: number) => unknown> {
  readonly memory: WebAssembly.Memory;
  __wbindgen_malloc(size: number, align: number): number;
  read_tables(place: number, size: number): unknown;
  forget_tables(tables: number): void;
  tables_lists(tables: number): unknown;
  tables_rows(tables: number): unknown;
  tables_text(tables: number, message: number, locale: number): unknown;
}

/** Several texts as one: on the first line their lengths in bytes, behind it one after another. */
function joined(texts: readonly string[]): Uint8Array {
  const parts = texts.map(encoded);
  const head = encoded(`${parts.map(({ length }) => length).join(" ")}\n`);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, head.length));
  let place = 0;
  for (const part of [head, ...parts]) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}

/** Writes texts where the module finds them, which frees them itself. */
function given(module: Module, texts: readonly string[]): readonly [place: number, size: number] {
  const bytes = joined(texts);
  const place = module.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(module.memory.buffer, place).set(bytes);
  return [place, bytes.length];
}

/** A call that breaks off leaves a mark, so that no other one is made of the same instance. */
function called<Answer>(work: () => Answer): Answer {
  call.open = true;
  const answer = work();
  call.open = false;
  return answer;
}

/** The instance that was asked last. */
let latest: Module | undefined;
let forgotten: FinalizationRegistry<readonly [module: Module, tables: number]> | undefined;

/** Gives the module's memory back when nobody has the tables any more, where the engine tells. */
function forgetWith(held: object, module: Module, tables: number): void {
  if (typeof FinalizationRegistry !== "function") return;
  // An instance of which a call broke off is not asked again.
  forgotten ??= new FinalizationRegistry(([module, tables]) => void (module === latest && !call.open && module.forget_tables(tables)));
  forgotten.register(held, [module, tables]);
}

/** Tables in the module. Where it had to be made anew, as after a call that broke off, they are read again. */
export class Held {
  private readonly files: readonly string[];
  private module: Module | undefined;
  private number = 0;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = Object.entries(files).flat();
    this.ready();
  }

  private ready(): Module {
    const module = core() as unknown as Module;
    latest = module;
    if (module === this.module) return module;
    const answer = called(() => module.read_tables(...given(module, this.files)));
    if (typeof answer !== "number") {
      throw new TablesError((answer as [string, number, string][]).map(([file, line, text]) => ({ file, line, text })));
    }
    this.module = module;
    this.number = answer;
    forgetWith(this, module, answer);
    return module;
  }

  /** What the module makes of some texts. */
  ask(by: Asked, ...texts: readonly string[]): unknown {
    const module = this.ready();
    return called(() => module[by](this.number, ...given(module, texts)));
  }

  /** What stands in the tables. */
  list(by: "tables_lists" | "tables_rows"): unknown {
    const module = this.ready();
    return called(() => module[by](this.number));
  }

  /** A message in a language, by their numbers. */
  text(message: number, locale: number): string {
    const module = this.ready();
    return called(() => module.tables_text(this.number, message, locale)) as string;
  }
}
