//! Words with one typing error.

use super::super::letters::{self, Letter};
use super::tables::{heads, tails, with_word};

/// The shortest word in which a typing error is looked for, and the longest.
const SHORTEST: usize = 6;
const LONGEST: usize = 28;

/// The number of the word that was meant by one of letters alone, if that is not itself a word.
///
/// A typing error leaves either the beginning or the end of a word as it was.
pub fn meant(text: &[u8]) -> Option<u16> {
    let mut typed = [0; LONGEST + 1];
    let length = fold(text, &mut typed)?;
    let typed = &typed[..length];
    let (head, tail) = (&typed[..3], &typed[length - 3..]);
    heads(head).chain(tails(tail)).find(|number| with_word(*number, |word| is_typing_error(typed, word)))
}

/// The letters of a word as they are compared, and how many they are; `None` if they are too few or too many.
fn fold(text: &[u8], typed: &mut [u8; LONGEST + 1]) -> Option<usize> {
    if text.len() < SHORTEST - 1 || text.len() > 2 * LONGEST {
        return None;
    }
    let (mut at, mut length) = (0, 0);
    while at < text.len() {
        let (plain, passed) = match text[at] {
            0x80.. => match letters::letter(&text[at..]) {
                (Letter::Of(plain, _), passed) => (plain, passed),
                (_, passed) => ([0, 0], passed),
            },
            byte => ([byte.to_ascii_lowercase(), 0], 1),
        };
        for byte in plain.into_iter().filter(|byte| *byte != 0) {
            *typed.get_mut(length)? = byte;
            length += 1;
        }
        at += passed;
    }
    (length >= SHORTEST - 1).then_some(length)
}

/// Whether one letter is missing, one too many, one another, or two are swapped. Another beginning or ending is another word.
fn is_typing_error(typed: &[u8], word: &[u8]) -> bool {
    let same = typed.iter().zip(word).take_while(|(one, other)| one == other).count();
    let last = word.len() - 1;
    if same == 0 {
        return false;
    }
    if typed.len() == word.len() + 1 {
        return same <= last && typed[same + 1..] == word[same..];
    }
    if typed.len() + 1 == word.len() {
        return same < last && typed[same..] == word[same + 1..];
    }
    if typed.len() != word.len() || same >= last {
        return false;
    }
    typed[same + 1..] == word[same + 1..]
        || typed[same] == word[same + 1]
            && typed[same + 1] == word[same]
            && typed[same + 2..] == word[same + 2..]
}
