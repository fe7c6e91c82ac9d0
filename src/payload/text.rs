//! Looks for words in the texts of a document, whatever their case. Texts are short, see `TEXT_MAX`.

use super::counted::step;

/// What comes after the first of these words.
pub fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    (0..text.len()).find_map(|start| {
        step();
        let (found, rest) = text.get(start..)?.split_at_checked(words.len())?;
        found.eq_ignore_ascii_case(words).then_some(rest)
    })
}

/// Whether the words are in the text.
pub fn contains(text: &str, words: &str) -> bool {
    after(text, words).is_some()
}

/// The letters and digits at the beginning.
pub fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
