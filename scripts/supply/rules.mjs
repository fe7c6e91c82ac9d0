// What a bill of materials has to keep to: the rules of CycloneDX 1.6 for what ours hold, and those of its references.
import { isMet } from "./licence.mjs";

function isExpression(text) {
  try {
    return isMet(text, () => true);
  } catch {
    return false;
  }
}

const isText = (value) => typeof value === "string" && value !== "";
const KEYS = {
  bill: ["$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"],
  metadata: ["lifecycles", "component"],
  component: ["type", "bom-ref", "name", "version", "scope", "hashes", "licenses", "purl"],
  dependency: ["ref", "dependsOn"],
};
const LENGTHS = { "SHA-256": 64, "SHA-512": 128 };

/** What is wrong with a bill, as sentences. */
export function faultsOf(bill) {
  const found = [];
  const must = (is, text) => is || found.push(text);
  const only = (object, keys, at) => must(Object.keys(object).every((key) => keys.includes(key)), `${at}: a key of its own`);
  only(bill, KEYS.bill, "the bill");
  must(bill.$schema === "http://cyclonedx.org/schema/bom-1.6.schema.json", "$schema");
  must(bill.bomFormat === "CycloneDX" && bill.specVersion === "1.6" && bill.version === 1, "the head");
  must(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(bill.serialNumber), "serialNumber");
  only(bill.metadata, KEYS.metadata, "metadata");
  const all = [bill.metadata.component, ...bill.components];
  for (const one of all) {
    const at = one.name;
    only(one, KEYS.component, at);
    must(["application", "library"].includes(one.type), `${at}: type`);
    must(isText(one.name) && isText(one.version), `${at}: name and version`);
    must(/^pkg:(cargo|npm)\/(%40[\w.-]+\/)?[\w.-]+@[\w.+-]+$/.test(one.purl) && one["bom-ref"] === one.purl, `${at}: purl`);
    must(one === bill.metadata.component || ["required", "optional", "excluded"].includes(one.scope), `${at}: scope`);
    const isOwn = /^payverdict(-|$)/.test(one.name);
    must(isOwn === (one.hashes === undefined), `${at}: what comes from a registry has a sum`);
    for (const { alg, content } of one.hashes ?? []) must(LENGTHS[alg] === content.length && /^[0-9a-f]+$/.test(content), `${at}: a sum`);
    const [{ expression }, ...more] = one.licenses;
    must(more.length === 0 && isExpression(expression), `${at}: licence`);
  }
  const refs = all.map((one) => one["bom-ref"]);
  must(new Set(refs).size === refs.length, "a bom-ref twice");
  must(JSON.stringify(bill.dependencies.map(({ ref }) => ref)) === JSON.stringify(refs), "every component has its dependencies");
  for (const dependency of bill.dependencies) {
    only(dependency, KEYS.dependency, dependency.ref);
    for (const ref of dependency.dependsOn) must(refs.includes(ref), `${dependency.ref} needs ${ref}, which is not there`);
  }
  // Everything is there for something.
  const reached = new Set([refs[0]]);
  for (const ref of reached) for (const other of bill.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) reached.add(other);
  for (const ref of refs) must(reached.has(ref), `${ref} is needed by nothing`);
  must(!/"timestamp"/.test(JSON.stringify(bill)), "a time");
  return found;
}
