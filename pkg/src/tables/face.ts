// What the entries for tables of one's own offer.
export { ready } from "../core.js";
export { DecodeError } from "../error.js";
export { locales } from "../locales.js";
export { PayloadError } from "../payload.js";
export { PlanError } from "../plan.js";
export { TablesError } from "./error.js";
export { withTables } from "./with.js";
