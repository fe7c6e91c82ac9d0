// A bill of materials: CycloneDX 1.6 as JSON, the same bytes from the same parts. It holds no time, and its serial number
// is made of what is in it.
import { createHash } from "node:crypto";
import { spdx } from "./licence.mjs";

const SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json";

/** How a package is named across registries. */
export const purl = ({ registry, name, version }) => `pkg:${registry}/${name.replace("@", "%40")}@${version}`;

/** A sum as its registry writes it: hexadecimal SHA-256, or SHA-512 in base64. */
function hash(sum) {
  if (/^[0-9a-f]{64}$/.test(sum)) return { alg: "SHA-256", content: sum };
  const [, base64] = sum.match(/^sha512-(\S+)$/) ?? [];
  if (base64 === undefined) throw new Error(`not a sum: ${sum}`);
  return { alg: "SHA-512", content: Buffer.from(base64, "base64").toString("hex") };
}

const component = ({ type = "library", ...part }) => ({
  type,
  "bom-ref": purl(part),
  name: part.name,
  version: part.version,
  ...(part.scope === undefined ? {} : { scope: part.scope }),
  ...(part.sum === undefined ? {} : { hashes: [hash(part.sum)] }),
  licenses: [{ expression: spdx(part.licence) }],
  purl: purl(part),
});

/**
 * The bill of `root`, a part without `scope`, and of the other parts. A part has `registry`, `name`, `version`, `licence`, where
 * it is of a registry its `sum`, `scope` (`required`, `optional`, or `excluded` for what only builds it), and `needs`, parts.
 */
export function bom(root, parts) {
  const inOrder = (one, other) => (purl(one) < purl(other) ? -1 : 1);
  const others = [...parts].sort(inOrder);
  const document = {
    metadata: { lifecycles: [{ phase: "build" }], component: component({ ...root, scope: undefined }) },
    components: others.map(component),
    dependencies: [root, ...others].map((part) => ({ ref: purl(part), dependsOn: [...new Set(part.needs.map(purl))].sort() })),
  };
  const sum = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  // A UUID of version 8, that is of a form of one's own.
  const uuid = sum.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-8$3-a$4-$5");
  const head = { $schema: SCHEMA, bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: `urn:uuid:${uuid}`, version: 1 };
  return `${JSON.stringify({ ...head, ...document }, null, 1)}\n`;
}
