//! Input that could not be read, shown safely: short, and without control characters.

/// The longest piece of input that is ever repeated, in characters.
const SHOWN_MAX: usize = 64;

/// At most 64 printable characters of the input; control characters and bytes that are no text are
/// escaped, and an ellipsis stands for the rest.
pub fn shown(input: &[u8]) -> String {
    let mut shown = String::new();
    let mut count = 0;
    for chunk in input.utf8_chunks() {
        let letters = chunk.valid().chars().map(|letter| {
            // Marks that change the direction of text are as harmful on a screen as control characters.
            if letter.is_control() || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}') {
                letter.escape_default().to_string()
            } else {
                letter.to_string()
            }
        });
        let broken = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}"));
        for piece in letters.chain(broken) {
            count += piece.chars().count();
            if count > SHOWN_MAX {
                shown.push('…');
                return shown;
            }
            shown += &piece;
        }
    }
    shown
}
