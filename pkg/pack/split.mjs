// One module as several: what only some functions need goes into a module of its own, which works in the memory of the
// first, with the functions of that. Nothing is in two of them, so together they weigh what the one did, and who does not
// call those functions does not wait until they are compiled.
//
// This reads what `wasm-dis` writes: each part of a module begins a line behind one space, and a function is called by
// its name or through the table. What stands in the table stays in the first module, and so does what two of the others
// need. These call the first through the table, too: an engine makes a function of JavaScript for each export, and none
// for what stands in a table.

/** What the other modules import is of this name. */
export const FIRST = "core";

const NAME = "\\$[^\\s()]+";
const named = (before, after = "") => new RegExp(`${before}(${NAME})${after}`, "g");

/** The parts of a module, in order: kind, name and text of each. */
function partsOf(text) {
  const parts = text.replace(/^\(module\n/, "").replace(/\n\)\s*$/, "").split(/\n(?= \()/);
  return parts.map((part) => {
    const [, kind, name] = part.match(new RegExp(`^ \\((\\w+)(?: (${NAME}))?`));
    return { kind, name, text: part };
  });
}

const callsOf = (text) => [...text.matchAll(named("\\((?:return_call|call|ref\\.func) "))].map(([, name]) => name);

/** All functions that are called from these on. */
function reached(functions, names) {
  const found = new Set();
  const left = [...names];
  while (left.length > 0) {
    const name = left.pop();
    if (found.has(name) || !functions.has(name)) continue;
    found.add(name);
    left.push(...callsOf(functions.get(name)));
  }
  return found;
}

/** The types of parameters and result, without the names of the parameters. */
function typeOf(text) {
  const types = text.match(new RegExp(`(?: \\((?:param|result)(?: ${NAME})? [^()]*\\))*(?=\\n|\\)|$)`))[0];
  return types.replace(named("\\(param ", " "), "(param ");
}

/** A function with its calls of others turned into calls through the table, in which these stand at some places. */
function throughTable(text, table, places, types) {
  const open = [];
  return text.replace(/\(call (\$[^\s()]+)|[()]/g, (found, name) => {
    if (found === ")") {
      const place = open.pop();
      return place === undefined ? ")" : ` (i32.const ${place}))`;
    }
    const place = name === undefined ? undefined : places.get(name);
    open.push(place);
    return place === undefined ? found : `(call_indirect ${table}${types.get(name)}`;
  });
}

/** The texts of a module without these exports and what only they need, and of one with nothing else for each list of them. */
export function split(text, ...lists) {
  const parts = partsOf(text);
  const of = (kind) => parts.filter((part) => part.kind === kind);
  const functions = new Map(of("func").map(({ name, text }) => [name, text]));
  const exported = of("export").flatMap((part) => {
    const [, name, inner] = part.text.match(new RegExp(`"(\\w+)" \\(func (${NAME})\\)`)) ?? [];
    return name === undefined ? [] : [{ part, name, inner }];
  });
  const inners = (of) => of.map(({ inner }) => inner);
  const later = lists.map((names) => exported.filter(({ name }) => names.includes(name)));
  if (later.flat().length !== lists.flat().length) throw new Error(`not all of these are exported functions: ${lists.flat().join(", ")}`);
  const inTable = of("elem").flatMap(({ text }) => [...text.matchAll(named(" "))].map(([, name]) => name));
  const first = reached(functions, [...inners(exported.filter((one) => !later.flat().includes(one))), ...inTable]);
  const needed = later.map((list) => [...reached(functions, inners(list))].filter((name) => !first.has(name)));
  const moved = needed.map((names, number) => names.filter((name) => needed.every((others, other) => other === number || !others.includes(name))));
  const all = moved.flat().map((name) => functions.get(name)).join("\n");
  const unknown = all.match(/\((return_call|ref\.func|memory\.init|data\.drop|table\.init|elem\.drop)\b/);
  if (unknown !== null) throw new Error(`what moves has ${unknown[1]}, which pack/split.mjs does not know`);

  // The functions that the others need of the first stand at the end of its table.
  const [table] = of("table").filter(({ text }) => text.includes(" funcref"));
  const size = Number(table.text.match(/ (\d+) \d+ funcref/)[1]);
  const called = [...new Set(moved.flatMap((names) => names.flatMap((name) => callsOf(functions.get(name)).filter((call) => !names.includes(call)))))];
  const places = new Map(called.map((name, number) => [name, size + number]));
  const imported = new Map(of("import").flatMap(({ text }) => [...text.matchAll(named("\\(func ", "([^\\n]*)\\)$"))].map(([, name, type]) => [name, type])));
  const types = new Map(called.map((name) => [name, typeOf(imported.get(name) ?? functions.get(name).replace(named("^ \\(func "), ""))]));
  const larger = (text) => text.replace(/ \d+ \d+ funcref/, ` ${size + called.length} ${size + called.length} funcref`);
  const further = ` (elem $later (table ${table.name}) (i32.const ${size}) func ${called.join(" ")})`;

  const shared = [...of("memory"), ...of("table"), ...of("global")].map((part, number) => {
    // Of a global the type alone, without what it begins with.
    const type = larger(part.text).replace(/ \([\w.]+\.const [^()]*\)\)$/, ")");
    return { exported: ` (export "${number}" (${part.kind} ${part.name}))`, imported: ` (import "${FIRST}" "${number}"${type})` };
  });
  const gone = new Set([...moved.flat().map((name) => functions.get(name)), ...later.flat().map(({ part }) => part.text)]);
  const stays = parts.flatMap((part) => (gone.has(part.text) ? [] : [part === table ? larger(part.text) : part.text]));
  const module = (texts) => `(module\n${texts.join("\n")}\n)\n`;
  return [
    module([...stays, further, ...shared.map(({ exported }) => exported)]),
    ...moved.map((names, number) =>
      module([
        ...of("type").map(({ text }) => text),
        ...shared.map(({ imported }) => imported),
        ...later[number].map(({ part }) => part.text),
        ...names.map((name) => throughTable(functions.get(name), table.name, places, types)),
      ]),
    ),
  ];
}
