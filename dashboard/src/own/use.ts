// Reads tables of the reader's own, and keeps their files in this browser's database.
import type { Files, Kept, Tables, Wrong } from "./asked";

/** The tables of some files, or what is wrong with them. */
export async function readTables(files: Files): Promise<Tables | readonly Wrong[]> {
  const { TablesError, ready, withTables } = await import("payverdict/tables");
  await ready();
  try {
    return withTables(files);
  } catch (error) {
    if (error instanceof TablesError) return error.mistakes;
    throw error;
  }
}

const [DATABASE, STORE, KEY] = ["payverdict", "tables", "own"];

/** What the database answers. */
function asked<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}

async function inStore<Answer>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await asked(opening);
  try {
    return await asked(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** Keeps them; answers whether the browser does so. */
export const keepTables = (tables: Kept): Promise<boolean> => inStore("readwrite", (store) => store.put(tables, KEY)).then(() => true, () => false);

/** The tables that are kept. */
export const keptTables = (): Promise<Kept | undefined> => inStore<Kept | undefined>("readonly", (store) => store.get(KEY));

export const forgetTables = (): Promise<void> => inStore("readwrite", (store) => store.delete(KEY)).catch(() => undefined);
