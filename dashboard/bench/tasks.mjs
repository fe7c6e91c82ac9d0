// Prints the table of docs/page.md: a desk's tasks, their keys and clicks, and how long they take here.
// npm run tasks
import { box, card, open, watchBusy } from "../test/support/browser.mjs";
import { done, tasks } from "../test/support/tasks.mjs";

const TIMES = Number(process.env.TIMES ?? 5);
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);

const desk = await open();
console.log("| task | keys | clicks | seconds |\n|---|--:|--:|--:|");
for (const task of tasks) {
  const times = [];
  for (let time = 0; time < TIMES; time++) times.push((await done(desk, task)).milliseconds);
  const [name, , , keys, clicks] = task;
  console.log(`| ${name} | ${keys} | ${clicks} | ${seconds(middle(times))} |`);
}
await desk.close();

/** From the address to the answer on a processor so many times slower, nothing kept from before. */
async function first(rate) {
  const fresh = await open({ serviceWorkers: "block" });
  const session = await fresh.context.newCDPSession(fresh.page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const began = performance.now();
  await fresh.page.goto(fresh.url);
  await box(fresh.page).fill("800.100.153");
  await card(fresh.page, "opp.result", "800.100.153").waitFor();
  const took = performance.now() - began;
  await fresh.close();
  return took;
}
for (const rate of [1, 6]) {
  const times = [];
  for (let time = 0; time < TIMES; time++) times.push(await first(rate));
  console.log(`\nFirst look-up, nothing kept, a processor ${rate} times slower: ${seconds(middle(times))} s (best ${seconds(Math.min(...times))}).`);
}

/** The longest time for which the page cannot answer while the words of a search are typed. */
{
  const fresh = await open();
  await fresh.go("#/browse");
  const longestBusy = await watchBusy(fresh.page);
  await fresh.page.locator("[role=search] input").pressSequentially("which codes mean stolen credit card expierd");
  const longest = await longestBusy();
  console.log(`\nSearch by meaning, key by key: the page is busy for at most ${longest.toFixed(0)} ms at once.`);
  await fresh.close();
}
