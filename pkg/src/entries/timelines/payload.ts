// The module for whole payments, inlined; made at the first call. A bundler leaves all of it out where nobody asks for them.
import { bytesOf } from "../../base64.js";
import { module } from "../../generated/payload_timelines_module.js";
import { beside } from "../../payload_joint.js";
import { telling } from "../../payload_timelines.js";

export { PlanError } from "../../payload_timelines.js";
export const { plan, timeline } = telling(beside(() => bytesOf(module)));
