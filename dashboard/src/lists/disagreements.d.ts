// What `lists.mjs` makes of the table that the command prints.
declare module "virtual:disagreements" {
  export const columns: readonly string[];
  export const rows: readonly (readonly string[])[];
}
