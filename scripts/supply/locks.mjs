// What the lock files of the project name: every package of others, in one version, with the sum of its bytes.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** The packages of the project itself. */
export const OWN = /^payverdict(-|$)/;

export const run = (command, args, cwd = root) =>
  execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });

/** The lock files and lists of versions that the project keeps. */
export function lockFiles() {
  const files = run("git", ["ls-files", "--cached", "--others", "--exclude-standard"]).trim().split("\n");
  return files.filter((file) => ["Cargo.lock", "package-lock.json", "requirements.txt"].includes(basename(file))).sort();
}

/** The packages of one of them. What comes from anywhere but a registry has no sum. */
export function packagesOf(file, text = readFileSync(join(root, file), "utf8")) {
  if (file.endsWith("Cargo.lock")) return cargoLock(text);
  if (file.endsWith("package-lock.json")) return npmLock(JSON.parse(text));
  return requirements(text);
}

function cargoLock(text) {
  return text
    .split("[[package]]\n")
    .slice(1)
    .map((part) => {
      const value = (key) => part.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
      const source = value("source");
      return { registry: "cargo", name: value("name"), version: value("version"), source, sum: source?.startsWith("registry+") ? value("checksum") : undefined };
    })
    // What has no source is a folder of the project.
    .filter(({ source }) => source !== undefined);
}

function npmLock({ packages }) {
  const entries = Object.entries(packages).filter(([place, { link }]) => place.includes("node_modules/") && !link);
  return entries.map(([place, { name, version, integrity, license, dev }]) => {
    const own = name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    return { registry: "npm", name: own, version, sum: integrity, licence: license, isForTests: dev === true };
  });
}

function requirements(text) {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [, name, version] = line.match(/^([\w.-]+)==([\w.]+)$/) ?? [];
    if (name === undefined) throw new Error(`requirements.txt: not one version: ${line}`);
    return { registry: "pypi", name, version, sum: "not kept", licence: undefined, isForTests: true };
  });
}
