// Commands in processes of their own, bounded in time.
import { spawn } from "node:child_process";

const MINUTE = 60_000;
/** Nothing that the commands do is told to their makers, or asks questions. */
export const environment = {
  ...process.env,
  CI: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NO_COLOR: "1",
  NO_UPDATE_NOTIFIER: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
};
// What a test runner or an outer npm sets must not reach the projects.
for (const name of Object.keys(environment)) {
  if (/^NODE_TEST|^NODE_OPTIONS$|^npm_(lifecycle|package)_/.test(name)) delete environment[name];
}

/** What a command printed; rejects if it fails or takes too long. */
export async function run(directory, command, args, { minutes = 5, env = {} } = {}) {
  const child = spawn(command, args, { cwd: directory, env: { ...environment, ...env }, detached: true });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (printed += part));
  const late = setTimeout(() => stop(child), minutes * MINUTE);
  const [status, signal] = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...ended) => resolve(ended));
  }).finally(() => clearTimeout(late));
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} in ${directory} ended with ${status ?? signal}:\n${printed}`);
  return printed;
}

/** Starts a server; resolves with the match of what it prints when it is ready. */
export async function start(directory, command, args, ready) {
  const child = spawn(command, args, { cwd: directory, env: environment, detached: true });
  let printed = "";
  const found = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready: ${printed}`)), MINUTE);
    const listen = (part) => {
      printed += part;
      const match = printed.match(ready);
      if (match !== null) resolve(match);
      if (match !== null) clearTimeout(late);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", listen);
    child.on("error", reject);
    child.on("close", () => reject(new Error(`ended: ${printed}`)));
  }).catch((error) => {
    stop(child);
    throw error;
  });
  return { found, stop: () => stop(child) };
}

/** Ends a process and those it started; they are a group of their own. */
function stop(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {}
}
