// The report as tables, for what is taken away: Markdown for a text, CSV for other programs.
import { fill, say, share, ui } from "../../i18n/index.svelte";
import { blotted } from "../../lookup/cards";
import { verdictOf } from "../../owner";
import { cell } from "../annotate";
import type { Plan } from "../messages";
import type { Sum } from "../money";
import type { Snapshot } from "../tally";
import { moneys, plain } from "./amounts";

interface Line {
  /** What is counted: a word of the vocabulary, a code, a value, a day. */
  readonly value: string;
  /** How the reader calls it. */
  readonly name: string;
  readonly set?: string;
  readonly more?: readonly string[];
  readonly rows: number;
  readonly whole: number;
  readonly sums: readonly Sum[];
}

interface Table {
  /** Its name for other programs. */
  readonly id: string;
  readonly title: string;
  readonly more: readonly string[];
  readonly lines: readonly Line[];
}

export function tablesOf(counted: Snapshot, plan: Plan): Table[] {
  const none: readonly Sum[] = [];
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, rows) => all + rows, 0);
  const words = (id: "outcomes" | "reasons" | "retries", title: string, names: Readonly<Record<string, string>>): Table => ({
    id, title, more: [],
    lines: Object.entries(counted[id])
      .sort((a, b) => b[1] - a[1])
      .map(([word, rows]) => ({ value: word, name: say(names, word), rows, whole: id === "outcomes" ? counted.rows : sum(counted[id]), sums: counted.money?.[id][word]?.sums ?? none })),
  });
  const tables = [
    words("outcomes", ui.t.outcomes, ui.t.outcomeWords),
    words("reasons", ui.t.reasons, ui.t.reasonWords),
    words("retries", ui.t.retryTitle, ui.t.retryWords),
    {
      id: "codes", title: ui.t.report.allCodes, more: [ui.t.outcome, ui.t.report.meaning, ui.t.report.action],
      lines: counted.codes.codes.map(({ code, set, outcome, rows, sums }): Line => {
        const verdict = set === null ? null : verdictOf(set, code);
        const more = [outcome === null ? "" : say(ui.t.outcomeWords, outcome), verdict?.summary ?? "", verdict === null ? "" : say(ui.t.retryWords, verdict.retry)];
        return { value: blotted(code), name: blotted(code), set: set ?? "", more, rows, whole: counted.rows, sums };
      }),
    },
  ];
  if (counted.groups !== null) {
    const column = plan.columns[plan.by] || fill(ui.t.column, { n: plan.by + 1 });
    tables.push({
      id: "groups", title: fill(ui.t.report.by, { column }), more: [ui.t.report.approvedShare, ui.t.report.declinedShare],
      lines: counted.groups.map(({ value, rows, approved, declined, sums }) => ({
        value, name: value || ui.t.report.empty, more: [share(approved, rows), share(declined, rows)], rows, whole: counted.rows, sums,
      })),
    });
  }
  if (counted.orders !== null) {
    const { orders, fates } = counted.orders;
    tables.push({
      id: "orders", title: ui.t.report.orders, more: [],
      lines: fates.map(({ fate, orders: of, sums }) => ({ value: fate, name: say(ui.t.report.fates, fate), rows: of, whole: orders, sums })),
    });
  }
  tables.push({
    id: "days", title: ui.t.overTime, more: [],
    lines: counted.days.map(([day, outcomes]) => ({ value: day, name: day, rows: sum(outcomes), whole: counted.rows, sums: none })),
  });
  return tables.filter(({ lines }) => lines.length > 0);
}

/** Lines of each table in a text; the rest is in the CSV. */
const MOST_LINES = 100;

/** Signs that Markdown takes for more than letters. */
const inMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>|#]/g, "\\$&").replace(/\s+/g, " ");

export function markdownOf(name: string, tables: readonly Table[]): string {
  const parts = tables.map(({ title, more, lines }) => {
    const hasMoney = lines.some(({ sums }) => sums.length > 0);
    const head = ["", ui.t.count, ui.t.share, ...(hasMoney ? [ui.t.amount] : []), ...more];
    const rows = lines.slice(0, MOST_LINES).map(({ name, set, rows, whole, sums, more = [] }) =>
      [set ? `${set} ${name}` : name, String(rows), share(rows, whole), ...(hasMoney ? [moneys(sums)] : []), ...more].map(inMarkdown));
    const align = head.map((_, place) => (place > 0 && place < (hasMoney ? 4 : 3) ? "--:" : "---"));
    return [`## ${inMarkdown(title)}`, "", ...[head, align, ...rows].map((row) => `| ${row.join(" | ")} |`), ...(lines.length > MOST_LINES ? ["", "…"] : [])].join("\n");
  });
  return `# ${inMarkdown(fill(ui.t.report.reportOf, { name }))}\n\n${parts.join("\n\n")}\n`;
}

/** One line for each value and currency. */
export function csvOf(tables: readonly Table[]): string {
  const lines = tables.flatMap(({ id, lines }) =>
    lines.flatMap(({ value, set = "", rows, whole, sums }) =>
      (sums.length === 0 ? [null] : sums).map((sum) => [id, value, set, String(rows), String(whole), sum?.currency ?? "", sum === null ? "" : plain(sum)])));
  return `\ufeff${[["table", "value", "set", "rows", "of", "currency", "amount"], ...lines].map((line) => line.map((value) => cell(value, ",")).join(",")).join("\n")}\n`;
}
