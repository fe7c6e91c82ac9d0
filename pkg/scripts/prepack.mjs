// Before packing: the licences come from the crate, and all that `exports` names must have been built.
import { copyFileSync, existsSync, readFileSync } from "node:fs";

const here = new URL("../", import.meta.url);
for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) {
  copyFileSync(new URL(`../${licence}`, here), new URL(licence, here));
}

const { exports } = JSON.parse(readFileSync(new URL("package.json", here), "utf8"));
const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
const missing = targets(exports).filter((file) => !file.includes("*") && !existsSync(new URL(file, here)));
if (missing.length > 0) {
  console.error(`not built: ${missing.join(", ")}; \`npm run build\` makes them`);
  process.exit(1);
}
