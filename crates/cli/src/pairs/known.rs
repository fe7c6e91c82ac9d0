//! The names of sets, as often as they come again.

use super::asked::Asked;

/// What a name stands for.
pub enum Known<S> {
    Set(S),
    /// Nothing, and it is met for the first time.
    New(String),
    /// Nothing, as was said before.
    Unknown,
}

/// How many names are remembered.
const RECENT: usize = 1 << 10;
/// Of so many names that are not known is said so.
const TOLD: usize = 20;

/// The names that were met last, each at the place that its letters give.
pub struct Sets<A: Asked> {
    asked: A,
    recent: [Option<(A::Set, &'static str)>; RECENT],
    unknown: Vec<Vec<u8>>,
}

impl<A: Asked> Sets<A> {
    pub fn new(asked: A) -> Self {
        Self { asked, recent: [None; RECENT], unknown: Vec::new() }
    }

    #[inline]
    pub fn of(&mut self, name: &[u8]) -> Known<A::Set> {
        let place = place(name);
        match self.recent[place] {
            Some((set, known)) if known.as_bytes() == name => Known::Set(set),
            _ => self.look_up(name, place),
        }
    }

    #[cold]
    fn look_up(&mut self, name: &[u8], place: usize) -> Known<A::Set> {
        match self.asked.named(&String::from_utf8_lossy(name)) {
            Ok((set, id)) => {
                self.recent[place] = Some((set, id));
                Known::Set(set)
            }
            Err(_) if self.unknown.len() >= TOLD || self.unknown.iter().any(|known| known == name) => {
                Known::Unknown
            }
            Err(error) => {
                self.unknown.push(name.to_vec());
                Known::New(error)
            }
        }
    }
}

/// The names differ in their first eight letters or in their last eight.
fn place(name: &[u8]) -> usize {
    let first = name.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let last = name.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let mixed = (first ^ last.rotate_left(29) ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (64 - RECENT.trailing_zeros())) as usize
}
