// Letters beyond ASCII as bundles have them: by their numbers, as a page may not say in which encoding it comes.

const digits = (letter, count) => letter.charCodeAt(0).toString(16).toUpperCase().padStart(count, "0");

/** A text as it is written in a bundle. */
export const numbered = (text) => text.replace(/[^ -~]/g, (letter) => (letter < "\u0100" ? `\\x${digits(letter, 2)}` : `\\u${digits(letter, 4)}`));
