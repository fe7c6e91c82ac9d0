// The shoppers' messages as the sentences that they repeat.

/** Sentences of these messages, each kept once a language, and for each message their places; all languages must repeat the same ones. */
export function composed({ messages: all }, chosen) {
  const messages = all.map((texts) => chosen.map((message) => texts[message]));
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
