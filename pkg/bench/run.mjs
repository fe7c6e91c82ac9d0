// Everything, one after the other: numbers of one run on one machine.
import { cpus } from "node:os";

console.log(`Medians on ${cpus()[0].model}, strings fresh from \`JSON.parse\` in every round; in brackets against the first line.`);
await import("./node.mjs");
await import("./chromium.mjs");
