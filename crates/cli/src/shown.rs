//! Input shown safely: without control characters and, where it could not be read, short.

/// The longest piece of unreadable input that is ever repeated, in characters.
const SHOWN_MAX: usize = 64;

/// At most 64 printable characters of the input; control characters and bytes that are not text are
/// escaped, and an ellipsis stands for the rest.
pub fn shown(input: &[u8]) -> String {
    let mut shown = String::new();
    let mut count = 0;
    for piece in pieces(input) {
        count += piece.chars().count();
        if count > SHOWN_MAX {
            shown.push('…');
            break;
        }
        shown += &piece;
    }
    shown
}

/// The whole input, with the same escapes.
pub fn printable(input: &[u8]) -> String {
    pieces(input).collect()
}

fn pieces(input: &[u8]) -> impl Iterator<Item = String> {
    input.utf8_chunks().flat_map(|chunk| {
        let letters = chunk.valid().chars().map(|letter| match letter {
            '"' | '\'' | '\\' => letter.to_string(),
            // Marks that hide or reorder text are as harmful on a screen as control characters.
            _ => letter.escape_debug().to_string(),
        });
        let broken = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}"));
        letters.chain(broken)
    })
}
