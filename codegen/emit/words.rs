//! The enums of words, and what follows from each word.

use std::fmt::Write;

use super::camel;
use crate::model::{Model, Words};

/// The enums of `src/vocabulary.rs`.
pub fn vocabulary(model: &Model) -> String {
    let words = &model.base.vocabulary;
    let mut out = String::new();
    for (name, doc, words, traits) in [
        ("Outcome", "What happened to the operation that the code answers.", &words.outcome, CLOSED),
        (
            "Reason",
            "Why it happened: the same word for the same reason at every system.",
            &words.reason,
            OPEN,
        ),
        ("Retry", RETRY, &words.retry, BY_STRICTNESS),
        ("Actor", "Who has to move next before the payment can go on.", &words.actor, CLOSED),
        ("NextStep", "What a checkout page can offer the shopper next.", &words.next_step, OPEN),
        (
            "Operation",
            "What was asked of the payment system: a payment, a refund and so on.",
            &words.operation,
            OPEN,
        ),
        (
            "Class",
            "What kind of obstacle stands in the way of another try; follows from [`Retry`].\n///\n/// A wrong security code is neither soft nor hard: it is a fix.",
            &words.class,
            CLOSED,
        ),
    ] {
        word_enum(&mut out, name, doc, &listed(words), traits, None);
    }
    let locales: Vec<_> = model.base.locales.iter().map(|tag| (tag.as_str(), language(tag))).collect();
    word_enum(
        &mut out,
        "Locale",
        "A language that shoppers read, by its tag (BCP 47). [`Locale::negotiate`] finds it from what a browser sends.",
        &locales,
        OPEN,
        None,
    );
    flags(&mut out, &words.flag);
    derived(&mut out, model);
    outcome_of_number(&mut out, &words.outcome);
    padded(&mut out, "REASONS", "Reason", &words.reason, crate::bits::REASON.bits);
    padded(&mut out, "RETRIES", "Retry", &words.retry, crate::bits::RETRY.bits);
    padded(&mut out, "ACTORS", "Actor", &words.actor, crate::bits::ACTOR.bits);
    out
}

const RETRY: &str = "Whether the same payment may be tried again, and what has to happen before.
///
/// The words have no order: by their place `Later.max(CheckFirst)` would be `Later`, and a payment that has to be
/// asked about first would be sent again. [`stricter`](Self::stricter) compares what they allow.
///
/// ```
/// use payverdict::Retry;
///
/// assert_eq!(Retry::Later.stricter(Retry::CheckFirst), Retry::CheckFirst);
/// ```
///
/// ```compile_fail
/// use payverdict::Retry;
///
/// let _ = Retry::Later.max(Retry::CheckFirst);
/// ```";

/// Whether callers may match all words, and how they are ordered.
type Traits = (&'static str, &'static str);
const CLOSED: Traits = ("", ", PartialOrd, Ord");
const OPEN: Traits = ("#[non_exhaustive]\n", ", PartialOrd, Ord");
/// `max` of two has to be the stricter one, which the order of the words is not.
const BY_STRICTNESS: Traits = ("", "");

pub fn listed(words: &Words) -> Vec<(&str, String)> {
    words.words.iter().map(|word| (word.word.as_str(), word.meaning.clone())).collect()
}

/// The English name of a language; its tag where it has none here.
fn language(tag: &str) -> String {
    let name = match tag {
        "en" => "English, which every message has",
        "is" => "Icelandic",
        "nb" => "Norwegian (Bokmål), also for the tags `no` and `nn`",
        "sv" => "Swedish",
        "da" => "Danish",
        "fi" => "Finnish",
        "de" => "German",
        "pl" => "Polish",
        "fr" => "French",
        "es" => "Spanish",
        "nl" => "Dutch",
        "pt" => "Portuguese",
        "it" => "Italian",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "et" => "Estonian",
        _ => return format!("the language with the tag `{tag}` (BCP 47)"),
    };
    name.into()
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// Writes an enum whose words have numbers: those in `numbers`, or else their places. Numbers are stored by others,
/// so they never change.
pub fn word_enum(
    out: &mut String,
    name: &str,
    doc: &str,
    words: &[(&str, String)],
    (open, order): Traits,
    numbers: Option<&[usize]>,
) {
    // `code set` from `CodeSet`.
    let kind: String = name
        .chars()
        .flat_map(|c| c.is_uppercase().then_some(' ').into_iter().chain([c.to_ascii_lowercase()]))
        .collect();
    let kind = kind.trim();
    let width = if numbers.is_some() { "u16" } else { "u8" };
    writeln!(out, "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash{order})]\n#[repr({width})]\n{open}pub enum {name} {{").unwrap();
    for (place, (word, meaning)) in words.iter().enumerate() {
        let number = numbers.map_or(place, |numbers| numbers[place]);
        writeln!(out, "    /// `{word}`: {meaning}.\n    {} = {number},", camel(word)).unwrap();
    }
    let found = if numbers.is_some() { " by crate::tables::SET_NAMES" } else { "" };
    writeln!(out, "}}\nwords! {{ {name}, {kind:?}, {width}{found} {{").unwrap();
    for (word, _) in words {
        writeln!(out, "    {} => {word:?},", camel(word)).unwrap();
    }
    writeln!(out, "}} }}").unwrap();
}

fn flags(out: &mut String, words: &Words) {
    writeln!(out, "impl Flags {{").unwrap();
    for (position, flag) in words.words.iter().enumerate() {
        let (meaning, name) = (sentence(&flag.meaning), flag.word.to_uppercase());
        writeln!(out, "    /// {meaning}.\n    pub const {name}: Self = Self({});", 1 << position).unwrap();
    }
    let names: Vec<_> = words.words.iter().map(|flag| format!("{:?}", flag.word)).collect();
    writeln!(out, "    const WORDS: [&'static str; {}] = [{}];\n}}", names.len(), names.join(", ")).unwrap();
}

/// What the data says of a word beside its meaning.
fn derived(out: &mut String, model: &Model) {
    let words = &model.base.vocabulary;
    let variants = |words: &Words, holds: fn(&crate::model::Word) -> bool| {
        let found: Vec<_> = words
            .words
            .iter()
            .filter(|word| holds(word))
            .map(|word| format!("Self::{}", camel(&word.word)))
            .collect();
        found.join(" | ")
    };
    let (masked, is_final) =
        (variants(&words.reason, |word| word.masked), variants(&words.outcome, |word| word.is_final));
    writeln!(out, "impl Reason {{\n    /// Whether a shopper must never learn of it: it is shown as `generic_decline`.\n    pub const fn is_masked(self) -> bool {{\n        matches!(self, {masked})\n    }}\n}}").unwrap();
    writeln!(out, "impl Outcome {{\n    /// Whether the outcome stays as it is. The others may still change.\n    pub const fn is_final(self) -> bool {{\n        matches!(self, {is_final})\n    }}\n}}").unwrap();
    let arms = |value: &dyn Fn(&crate::model::Word) -> String| -> String {
        words
            .retry
            .words
            .iter()
            .map(|word| format!("            Self::{} => {},\n", camel(&word.word), value(word)))
            .collect()
    };
    let class = arms(&|word| {
        if word.class.is_empty() { "None".into() } else { format!("Some(Class::{})", camel(&word.class)) }
    });
    let strictness = arms(&|word| word.strictness.to_string());
    writeln!(out, "impl Retry {{\n    /// The class of the retry word: soft, fix, hard, or none of them.\n    pub const fn class(self) -> Option<Class> {{\n        match self {{\n{class}        }}\n    }}\n\n    /// How strict the word is: the higher of two wins where advice conflicts.\n    pub const fn strictness(self) -> u8 {{\n        match self {{\n{strictness}        }}\n    }}\n}}").unwrap();
}

/// Nearly every verdict is asked for its outcome; a match costs no load, as a table would.
fn outcome_of_number(out: &mut String, words: &Words) {
    let (last, others) = words.words.split_last().expect("there are outcomes");
    writeln!(out, "impl Outcome {{\n    /// The outcome of a number in the tables.\n    #[inline(always)]\n    pub(crate) const fn from_number(number: u32) -> Self {{\n        match number {{").unwrap();
    for (number, word) in others.iter().enumerate() {
        writeln!(out, "            {number} => Self::{},", camel(&word.word)).unwrap();
    }
    writeln!(out, "            _ => Self::{},\n        }}\n    }}\n}}", camel(&last.word)).unwrap();
}

/// A table with a power of two of places, so that a masked index is always inside.
fn padded(out: &mut String, table: &str, name: &str, words: &Words, bits: u32) {
    let size = 1 << bits;
    let last = words.words.len() - 1;
    let optional = name == "Reason";
    let value = |place: usize| {
        let variant = |position: usize| format!("{name}::{}", camel(&words.words[position.min(last)].word));
        match (optional, place) {
            (false, place) => variant(place),
            (true, 0) => "None".into(),
            (true, place) => format!("Some({})", variant(place - 1)),
        }
    };
    let kind = if optional { format!("Option<{name}>") } else { name.to_string() };
    let values: Vec<_> = (0..size).map(value).collect();
    writeln!(out, "pub(crate) static {table}: [{kind}; {size}] = [{}];", values.join(", ")).unwrap();
}
