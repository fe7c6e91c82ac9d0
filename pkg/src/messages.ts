// The messages for shoppers, packed so that they compress well (pack/messages.mjs), as they are read.
import { compositions, letters, packedMessages, packedOrder, signs } from "./generated/messages.js";

const unpacked: (readonly string[])[] = [];

/** The text of a message in the language of a number. */
export function text(message: number, language: number): string {
  const sentences = (unpacked[language] ??= unpack(packedMessages.split("||")[packedOrder.indexOf(language)]!));
  return compositions[message]!.map((place) => sentences[place]).join(" ");
}

function unpack(packed: string): string[] {
  const lines = packed.replace(/[^]/g, (sign) => (signs.includes(sign) ? String.fromCharCode(letters[signs.indexOf(sign)]!) : sign)).split("|");
  return lines.map((line) => line[0]!.toUpperCase() + line.slice(1));
}
