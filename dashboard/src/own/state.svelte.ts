// Which tables of the reader's own are in use in this page. What reads and keeps them is loaded when there are some.
import { keep, kept } from "../settings";
import { type Files, type Kept, type Tables, type Wrong, ownBy } from "./asked";

interface Used extends Kept {
  readonly tables: Tables;
  /** Whether the browser remembers them. */
  readonly isKept: boolean;
}

class Owned {
  used = $state.raw<Used | null>(null);
  /** Whether tables are remembered that could not be taken into use. */
  isBroken = $state(false);
}

export const owned = new Owned();
ownBy(() => owned.used?.tables ?? null);

/** The tables as the worker is given them. */
export const ownFiles = (): Files | null => owned.used?.files ?? null;

/** A mark by which the page knows that tables are kept, before anything else is loaded. */
const MARK = "tables";

/** Takes other tables into use and remembers them; answers what is wrong with them, and then those before stay. */
export async function take({ name, files }: Kept): Promise<readonly Wrong[]> {
  const { keepTables, readTables } = await import("./use");
  const tables = await readTables(files);
  if (Array.isArray(tables)) return tables;
  const isKept = (await keepTables({ name, files })) && keep(MARK, "kept");
  owned.used = { name, files, tables: tables as Tables, isKept };
  owned.isBroken = false;
  return [];
}

/** Takes into use what is kept, before anything is shown. */
export async function recall(): Promise<void> {
  if (kept(MARK) !== "kept") return;
  try {
    const { keptTables, readTables } = await import("./use");
    const found = await keptTables();
    if (found === undefined) return;
    const tables = await readTables(found.files);
    owned.isBroken = Array.isArray(tables);
    if (!owned.isBroken) owned.used = { ...found, tables: tables as Tables, isKept: true };
  } catch {
    owned.isBroken = true;
  }
}

export async function forget(): Promise<void> {
  owned.used = null;
  owned.isBroken = false;
  keep(MARK, "");
  await (await import("./use")).forgetTables();
}
