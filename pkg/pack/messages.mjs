// The shoppers' messages so that they compress well; src/messages.ts turns them back.

/** Languages that resemble each other stand together, within reach of each other for gzip. */
const KIN = ["is", "sv", "nb", "da", "fi", "et", "lt", "lv", "pl", "en", "de", "nl", "fr", "es"];
/** What may stand for a letter that is no ASCII; the messages have none of these themselves. */
const SIGNS = "#$%&()*+/0123456789:;<=>?@CDEFHJMOQRUVWXY[]^_`{}~'";
/** Between two sentences, and twice between two languages: line breaks would make a template of the text. */
const BREAK = "|";

/** Messages as sentences, each kept once a language; all languages must repeat the same ones. */
function composed(messages) {
  const parts = messages.map((texts) => texts.map((text) => text.match(/[^.!]+[.!]/g).map((sentence) => sentence.trim())));
  const sentences = messages.map(() => []);
  const compositions = parts[0].map((english, message) =>
    english.map((_, place) => {
      const known = sentences[0].findIndex((_, number) => parts.every((texts, language) => texts[message][place] === sentences[language][number]));
      if (known >= 0) return known;
      parts.forEach((texts, language) => sentences[language].push(texts[message][place]));
      return sentences[0].length - 1;
    }),
  );
  messages.forEach((texts, language) =>
    texts.forEach((text, message) => {
      const again = compositions[message].map((place) => sentences[language][place]).join(" ");
      if (again !== text) throw new Error(`data/messages.csv: "${text}" is not the same sentences as in English`);
    }),
  );
  return { sentences, compositions };
}

/**
 * Sentences by language: first letters small, and one ASCII character for each
 * letter beyond ASCII, so that a page that says nothing of its encoding cannot misread them.
 */
export function packedMessages({ locales, messages }) {
  const { sentences, compositions } = composed(messages);
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  const order = locales.map((_, place) => place).sort((a, b) => KIN.indexOf(locales[a]) - KIN.indexOf(locales[b]));
  const text = order.map((place) => sentences[place].map(small).join(BREAK)).join(BREAK + BREAK);
  const letters = [...new Set(text.match(/[^ -~]/g))].sort();
  const signs = [...SIGNS].filter((sign) => !text.includes(sign)).slice(0, letters.length);
  if (signs.length < letters.length) throw new Error("data/messages.csv: more letters beyond ASCII than there are signs");
  return {
    compositions,
    order,
    // As numbers: what makes pages smaller writes letters out again.
    letters: letters.map((letter) => letter.charCodeAt(0)),
    signs: signs.join(""),
    text: text.replace(/[^ -~]/g, (letter) => signs[letters.indexOf(letter)]),
  };
}
