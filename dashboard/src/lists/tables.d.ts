// What `lists.mjs` makes of the tables that the command prints.
declare module "virtual:disagreements" {
  export const columns: readonly string[];
  export const rows: readonly (readonly string[])[];
}

declare module "virtual:groups" {
  export const columns: readonly ["set", "prefix", "length", "name"];
  export const rows: readonly (readonly [set: string, prefix: string, length: string, name: string])[];
}

declare module "virtual:history" {
  export const columns: readonly ["data_version", "set", "code", "change", "before", "after"];
  export const rows: readonly (readonly [version: string, set: string, code: string, change: string, before: string, after: string])[];
}
