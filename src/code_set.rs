//! The code sets: which value spaces there are, and what their codes look like. Their systems are in `source`, their
//! rows in `verdict`.

use crate::syntax::Syntax;
use crate::tables::{BY_NUMBER, SET_TEXTS, SETS, SYNTAXES, SetInfo, SetTexts};
use crate::vocabulary::words;

include!(concat!(env!("OUT_DIR"), "/code_sets.rs"));

impl CodeSet {
    pub(crate) fn info(self) -> &'static SetInfo {
        &SETS[self as usize]
    }

    fn texts(self) -> &'static SetTexts {
        &SET_TEXTS[self as usize]
    }

    pub(crate) fn from_index(index: u16) -> Self {
        BY_NUMBER[index as usize]
    }

    /// The id by which the set is asked for, `system.field`: `opp.result`.
    pub const fn id(self) -> &'static str {
        self.as_str()
    }

    /// What the codes of the set are, in a few words.
    pub fn title(self) -> &'static str {
        self.texts().title
    }

    /// The form of its codes.
    #[inline]
    pub fn syntax(self) -> Syntax {
        SYNTAXES[self as usize]
    }

    /// Whether a hyphen and one letter may follow a code, as in `51-I`. The letter is kept and shown, and
    /// changes no verdict: ValitorPay says that it is for monitoring only.
    pub fn allows_suffix(self) -> bool {
        self.info().suffix
    }

    /// Whether its codes are a network's or provider's advice on another try. A few rows leave that decision to the
    /// advice beside them; no other code can lift what a row says.
    pub fn is_advice(self) -> bool {
        self.info().advice
    }

    /// The form of its codes in words, with an example.
    pub fn expected(self) -> &'static str {
        self.texts().expected
    }

    /// A code of the set's form, to be shown as an example.
    pub fn example(self) -> &'static str {
        self.texts().example
    }

    /// The sets in which a code is looked up that this one does not list, in order.
    pub fn extends(self) -> impl ExactSizeIterator<Item = Self> {
        self.info().chain[1..].iter().map(|&index| Self::from_index(index))
    }
}
