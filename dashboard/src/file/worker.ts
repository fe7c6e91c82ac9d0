// Reads files and long texts away from the page. To stop it, the page ends it.
import { loadAll } from "../built";
import { readPasted } from "../lookup/pasted";
import { type Files, type Tables, own, ownBy } from "../own/asked";
import { Again, type Asked } from "./again";
import { Annotated } from "./annotate";
import { JsonDocument } from "./documents";
import { inspect } from "./inspect";
import type { Plan, Reply, Request } from "./messages";
import { CsvRecords, JsonRecords, type Records, type Sink } from "./records";
import { Tally } from "./tally";

const PIECE = 1024 * 1024;
const EVERY = 250;

const say = (reply: Reply) => self.postMessage(reply);

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  await loadAll();
  await useOwn(data.own);
  if (data.kind === "text") return say({ kind: "text", pasted: await readPasted(data.text) });
  try {
    if (data.kind === "inspect") {
      const found = await inspect(data.file, data.chosen);
      say(typeof found === "string" ? { kind: "failed", error: found } : found);
    } else if (data.kind === "read") await read(data.file, data.plan);
    else if (data.kind === "plan") await again(data.file, data.plan, data.asked);
    else await annotate(data.file, data.plan);
  } catch (error) {
    // A file that was moved or changed can no longer be read; anything else is a fault that must be seen.
    if (!(error instanceof DOMException)) throw error;
    say({ kind: "failed", error: "unreadable" });
  }
};

let used: { readonly key: string; readonly tables: Tables } | null = null;
ownBy(() => used?.tables ?? null);

/** Takes the reader's own tables into use, which the page has read before. */
async function useOwn(files: Files | null): Promise<void> {
  const key = JSON.stringify(files);
  if (files === null) used = null;
  else if (used?.key !== key) {
    const { ready, withTables } = await import("payverdict/tables");
    await ready();
    used = { key, tables: withTables(files) };
  }
}

async function read(file: File, plan: Plan): Promise<void> {
  const tally = new Tally(plan);
  const started = performance.now();
  const report = (kind: "progress" | "done", bytes: number) =>
    say({ kind, bytes, seconds: (performance.now() - started) / 1000, snapshot: tally.snapshot(kind === "done") });
  await each(file, plan, (bytes) => report("progress", bytes), tally);
  report("done", file.size);
}

async function annotate(file: File, plan: Plan): Promise<void> {
  const annotated = new Annotated(plan);
  await each(file, plan, (bytes) => say({ kind: "writing", bytes }), annotated);
  say({ kind: "annotated", blob: annotated.finish() });
}

async function again(file: File, plan: Plan, asked: Asked): Promise<void> {
  const planner = (own()?.plan ?? (await import("payverdict/payload")).plan) as ConstructorParameters<typeof Again>[2];
  const tries = new Again(plan, asked, planner);
  await each(file, plan, (bytes) => say({ kind: "writing", bytes }), tries);
  say(tries.finish());
}

/** Gives the file to the sink piece by piece; only one piece is in memory. */
async function each(file: File, plan: Plan, report: (bytes: number) => void, sink: Sink): Promise<void> {
  const decoder = new TextDecoder(plan.encoding);
  const records = recordsOf(plan, sink);
  let reported = performance.now();
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    records.push(decoder.decode(bytes, { stream: true }), false);
    if (performance.now() - reported > EVERY) {
      report(Math.min(file.size, at + PIECE));
      reported = performance.now();
    }
  }
  records.push(decoder.decode(), true);
}

function recordsOf(plan: Plan, sink: Sink): Records {
  if (plan.format === "csv") return new CsvRecords(sink, plan.oldLines, plan.above, plan.delimiter, plan.columns.length);
  return plan.format === "jsonl" ? new JsonRecords(sink, plan.oldLines) : new JsonDocument(sink, plan.list);
}
