// Throw-away projects that use the packed package.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const made = [];
process.on("exit", () => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** A new empty folder, which goes when the process ends. */
export function folder(name) {
  const directory = mkdtempSync(join(tmpdir(), `payverdict-${name}-`));
  made.push(directory);
  return directory;
}

let packing;

/** The tarball that `npm pack` makes, and what it says is in it. */
export function pack() {
  return (packing ??= (async () => {
    const directory = folder("pack");
    const printed = await run(root, "npm", ["pack", "--json", "--pack-destination", directory], { minutes: 1 });
    const [said] = JSON.parse(printed.slice(printed.search(/^\[/m)));
    return { tarball: join(directory, said.filename), directory, ...said };
  })());
}

let installing;

/** A project with nothing but the packed package, as npm installs it. It takes npm ten seconds, so others begin as a copy of it. */
function installed() {
  return (installing ??= (async () => {
    const { tarball } = await pack();
    const directory = folder("installed");
    write(directory, { "package.json": '{ "private": true, "type": "module" }\n' });
    await run(directory, "npm", ["install", "--save", tarball]);
    return directory;
  })());
}

/** A new project with these files, the packed package and these dependencies. */
export async function project(name, files, ...dependencies) {
  const directory = folder(name);
  cpSync(await installed(), directory, { recursive: true });
  write(directory, files);
  if (dependencies.length > 0) await run(directory, "npm", ["install", "--save", ...dependencies]);
  return directory;
}

export function write(directory, files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
}
