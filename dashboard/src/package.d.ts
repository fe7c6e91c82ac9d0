// The shape of an entry that the package may not have yet.
declare module "payverdict/payload" {
  import type { Answer } from "./payload";
  export const decodePayload: ((text: string, options?: { system?: string; locale?: string }) => Answer[]) | undefined;
}
