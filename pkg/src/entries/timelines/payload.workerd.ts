// The module for whole payments, imported as one.
import module from "../payload.timelines.wasm";
import { beside } from "../../payload_joint.js";
import { telling } from "../../payload_timelines.js";

export { PlanError } from "../../payload_timelines.js";
export const { plan, timeline } = telling(beside(() => module));
