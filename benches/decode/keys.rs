//! The codes that are looked up: drawn at random from a fixed seed, so that every run and every rival
//! gets the same ones in the same order.

use payverdict::{CodeSet, Match, decode};

/// How many codes a batch holds: too many for a branch predictor to learn their order by heart, few
/// enough for texts and addresses (110 KB for OPP codes) to stay in the second-level cache.
pub const BATCH: usize = 4096;

/// Draws listed codes of a set (and of those it extends), each varied until it has the wanted match,
/// and written as `written` says.
pub fn batch(set: CodeSet, wanted: Match, written: fn(&str) -> String) -> Vec<&'static str> {
    let mut random = Random::new();
    let listed: Vec<&str> =
        [set].into_iter().chain(set.extends()).flat_map(CodeSet::entries).map(|entry| entry.code()).collect();
    let matches = |code: &str| decode(set, code).is_ok_and(|verdict| verdict.matched() == wanted);
    // The texts stand one behind another, away from those of the tables.
    let (mut texts, mut ends) = (String::new(), vec![0]);
    while ends.len() <= BATCH {
        let mut code = listed[random.below(listed.len())].as_bytes().to_vec();
        if wanted != Match::Exact {
            vary(&mut code, &mut random);
        }
        let code = written(str::from_utf8(&code).expect("codes are ASCII"));
        if matches(&code) {
            texts += &code;
            ends.push(texts.len());
        }
    }
    let texts: &str = texts.leak();
    ends.windows(2).map(|ends| &texts[ends[0]..ends[1]]).collect()
}

/// Replaces one letter or digit by another of its kind.
fn vary(code: &mut [u8], random: &mut Random) {
    let place = random.below(code.len());
    let (first, count) = match code[place] {
        b'0'..=b'9' => (b'0', 10),
        b'a'..=b'z' => (b'a', 26),
        b'A'..=b'Z' => (b'A', 26),
        _ => return,
    };
    code[place] = first + random.below(count) as u8;
}

/// The generator splitmix64.
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Self(0x7061_7976_6572_6469)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % end as u64) as usize
    }
}
