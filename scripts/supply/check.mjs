// Whether each package of others is one that somebody looked at: `node scripts/supply/check.mjs` says what is wrong,
// `--write` writes supply/packages.csv anew, for the diff to be looked at.
//
// supply/packages.csv has a line for each package that a lock file names: its licence, what it is `for` (`delivered` is what
// reaches users, `build` what runs on the machine of who builds it, `tests` what only runs here), and to which day its
// advisories were read (`unread` where nobody could). supply/licences.csv says which licences are taken for what, supply/advisories.csv what is known
// of the packages that are there. Nothing is asked of a network.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { PRODUCTS, metadata, scopes } from "./crates.mjs";
import { place, table, written } from "./csv.mjs";
import { isMet, spdx } from "./licence.mjs";
import { OWN, lockFiles, packagesOf } from "./locks.mjs";
import { satisfies } from "./versions.mjs";

const COLUMNS = ["registry", "name", "licence", "for", "advisories"];
/** The further the wider. */
export const USES = ["tests", "build", "delivered"];
const widest = (...uses) => uses.reduce((one, other) => (USES.indexOf(other) > USES.indexOf(one) ? other : one));

/** What the lock files name, with what each is for. */
export function locked() {
  const [uses, licences] = [new Map(), new Map()];
  for (const product of Object.values(PRODUCTS)) {
    for (const [id, scope] of scopes(product)) uses.set(id, widest(uses.get(id) ?? "tests", scope === "excluded" ? "build" : "delivered"));
  }
  const manifests = lockFiles().filter((file) => file.endsWith("Cargo.lock")).map((file) => file.replace(/lock$/, "toml"));
  for (const manifest of manifests) {
    for (const { name, version, license } of metadata(manifest).packages) licences.set(`${name} ${version}`, license);
  }
  return lockFiles().flatMap((file) =>
    packagesOf(file).map((one) => {
      const id = `${one.name} ${one.version}`;
      if (one.registry !== "cargo") return { ...one, file, use: one.isForTests ? "tests" : "delivered" };
      return { ...one, file, licence: licences.get(id) ?? undefined, use: uses.get(id) ?? "tests" };
    }),
  );
}

/** What is wrong with the packages, given the three tables. */
export function faults(packages, listed, licences, advisories) {
  const found = [];
  const key = ({ registry, name }) => `${registry} ${name}`;
  const rows = new Map(listed.map((row) => [key(row), row]));
  const allowed = new Map(licences.map((row) => [row.licence, row.for]));
  const uses = new Map();
  for (const one of packages) uses.set(key(one), widest(uses.get(key(one)) ?? "tests", one.use));
  for (const one of packages) {
    const { registry, name, version, file, sum } = one;
    const row = rows.get(key(one));
    const at = `${file}: ${name} ${version}`;
    if (sum === undefined) found.push(`${at} has no sum: only packages of a registry are taken`);
    if (row === undefined) {
      found.push(`${at} (${one.licence}) is new: look at it, then give it a line in supply/packages.csv`);
      continue;
    }
    const licence = one.licence === undefined ? row.licence : spdx(one.licence);
    if (licence !== row.licence) found.push(`${at} is under ${licence}; supply/packages.csv says ${row.licence}`);
    if (row.for !== uses.get(key(one))) found.push(`${at} is for ${uses.get(key(one))}; supply/packages.csv says ${row.for}`);
    if (!isMet(licence, (id) => USES.indexOf(allowed.get(id)) >= USES.indexOf(one.use))) found.push(`${at}: ${licence} is not taken for ${one.use}`);
    if (row.advisories === "") found.push(`${at}: nobody has read its advisories`);
    for (const { id, ...advisory } of advisories.filter((advisory) => key(advisory) === key(one))) {
      const isMended = [advisory.mended, advisory.unaffected].some((asked) => asked !== "" && satisfies(version, asked.replaceAll(" and ", ", ")));
      if (!isMended && advisory.accepted === "") found.push(`${at} is affected by ${id} (${advisory.kind}); mended: ${advisory.mended || "in no version"}`);
    }
  }
  const names = new Set(packages.map(key));
  for (const row of listed.filter((row) => !names.has(key(row)))) found.push(`supply/packages.csv: ${row.name} is in no lock file any more`);
  for (const row of advisories.filter((row) => !names.has(key(row)))) found.push(`supply/advisories.csv: ${row.id} is about ${row.name}; which is in no lock file any more`);
  const used = new Set(packages.flatMap((one) => spdx(one.licence ?? rows.get(key(one))?.licence ?? "").match(/[^\s()]+(?: WITH \S+)?/g) ?? []));
  for (const { licence } of licences.filter(({ licence }) => !used.has(licence))) found.push(`supply/licences.csv: nothing is under ${licence} any more`);
  return [...new Set(found)];
}

/** The table as it would have to be, with the days that it has. */
export function listOf(packages, listed) {
  const days = new Map(listed.map(({ registry, name, advisories, licence }) => [`${registry} ${name}`, { advisories, licence }]));
  const rows = new Map();
  for (const one of packages) {
    const key = `${one.registry} ${one.name}`;
    const known = days.get(key);
    const use = widest(rows.get(key)?.for ?? "tests", one.use);
    const licence = one.licence === undefined ? (known?.licence ?? "") : spdx(one.licence);
    rows.set(key, { registry: one.registry, name: one.name, licence, for: use, advisories: known?.advisories ?? "" });
  }
  return written(COLUMNS, [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row));
}

export const check = (packages = locked()) => faults(packages, table("packages"), table("licences"), table("advisories"));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const packages = locked();
  if (process.argv[2] === "--write") writeFileSync(place("packages"), listOf(packages, table("packages")));
  const found = check(packages);
  for (const fault of found) console.error(fault);
  const own = new Set(packages.filter(({ name }) => !OWN.test(name)).map(({ registry, name }) => `${registry} ${name}`));
  console.log(`supply: ${own.size} packages in ${new Set(packages.map(({ file }) => file)).size} lists, ${found.length} faults`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
