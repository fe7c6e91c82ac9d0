// Until the package has an entry for payloads, the page is built without it and reads a document as text with
// codes in it. Goes when `payverdict/payload` is there.
const absent = "\0payload-absent";

export function payloadMayBeAbsent() {
  return {
    name: "payload-may-be-absent",
    enforce: "pre",
    async resolveId(id, importer) {
      if (id !== "payverdict/payload") return null;
      const found = await this.resolve(id, importer, { skipSelf: true }).catch(() => null);
      return found ?? absent;
    },
    load: (id) => (id === absent ? "export const decodePayload = undefined;" : null),
  };
}
