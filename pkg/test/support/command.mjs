// The command, whose answers the package must repeat.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = process.env.PAYVERDICT ?? fileURLToPath(new URL("../../../target/release/payverdict", import.meta.url));

/** The lines that the command prints. Exit status 1 only says that some input was no code. */
export function lines(args, input = "") {
  const ran = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 30, timeout: 120_000 });
  if (ran.error !== undefined) throw new Error(`${program}: ${ran.error.message}; \`cargo build --release\` makes it`);
  if (ran.status > 1) throw new Error(ran.stderr);
  return ran.stdout.split("\n").slice(0, -1);
}

export const objects = (args, input) => lines(args, input).map((line) => JSON.parse(line));
