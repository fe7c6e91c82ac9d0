// What these entries offer of whole payments, by a module that is made when one of these is first called.
import type { Module } from "./payload_joint.js";
import { planning } from "./plan.js";
import { type Lives, timelines } from "./timeline.js";

export { PlanError } from "./plan.js";
/** The functions over this module. */
export const telling = (module: () => Module<Lives | "plan_history">) => ({ plan: planning(module), timeline: timelines(module) });
