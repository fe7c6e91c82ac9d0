//! The words of a verdict. They are made from `data/vocabulary.csv`, the one source of truth for
//! the Rust enums, the TypeScript unions, the command line and the documentation.

use core::fmt;
use core::str::FromStr;

/// Gives an enum of words its texts: `ALL`, `as_str`, `Display`, `FromStr`, `TryFrom<&str>`.
macro_rules! words {
    // Numbered words, which are found in a list.
    ($name:ident, $kind:literal, $width:ident { $($variant:ident => $word:literal,)+ }) => {
        $crate::vocabulary::words! { $name, $kind { $($variant => $word,)+ } }
        $crate::vocabulary::words! { @numbered $name, $kind, $width }
    };
    // Numbered words, so many that a map finds them.
    ($name:ident, $kind:literal, $width:ident by $map:path { $($variant:ident => $word:literal,)+ }) => {
        $crate::vocabulary::words! { @texts $name { $($variant => $word,)+ } }
        $crate::vocabulary::words! { @numbered $name, $kind, $width }

        impl core::str::FromStr for $name {
            type Err = $crate::unknown::UnknownWord;

            /// Takes the exact word.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let number = $map.get(word).copied();
                let known = number.and_then(|number| Self::try_from(number).ok());
                // Which words are nearest is looked up for an error alone.
                known.ok_or_else(|| $crate::unknown::UnknownWord::new($kind, &[$($word),+], word))
            }
        }
    };
    (@numbered $name:ident, $kind:literal, $width:ident) => {

        impl $name {
            /// The number of the word, which others may store: it never changes, and a new word gets a new one.
            pub const fn number(self) -> $width {
                self as $width
            }
        }

        impl From<$name> for $width {
            fn from(word: $name) -> Self {
                word.number()
            }
        }

        impl TryFrom<$width> for $name {
            type Error = $crate::unknown::UnknownNumber;

            /// The word with this number.
            fn try_from(number: $width) -> Result<Self, Self::Error> {
                let known = Self::ALL.iter().copied().find(|word| word.number() == number);
                known.ok_or($crate::unknown::UnknownNumber::new($kind))
            }
        }
    };
    ($name:ident, $kind:literal { $($variant:ident => $word:literal,)+ }) => {
        $crate::vocabulary::words! { @texts $name { $($variant => $word,)+ } }

        impl core::str::FromStr for $name {
            type Err = $crate::unknown::UnknownWord;

            /// Takes the exact word.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::unknown::UnknownWord::new($kind, &[$($word),+], word)),
                }
            }
        }
    };
    (@texts $name:ident { $($variant:ident => $word:literal,)+ }) => {
        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in JSON, CSV, JavaScript and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::unknown::UnknownWord;

            fn try_from(word: &str) -> Result<Self, $crate::unknown::UnknownWord> {
                word.parse()
            }
        }

        #[cfg(feature = "alloc")]
        impl TryFrom<alloc::string::String> for $name {
            type Error = $crate::unknown::UnknownWord;

            fn try_from(word: alloc::string::String) -> Result<Self, $crate::unknown::UnknownWord> {
                word.parse()
            }
        }

        #[cfg(feature = "serde")]
        $crate::serde_words::word!($name);

        #[cfg(feature = "schemars")]
        $crate::schema::word!($name);
    };
}
pub(crate) use words;

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// How near a source is to the owner of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// The system's owner says so.
    Primary,
    /// Somebody else says so.
    Secondary,
    /// This project derived it.
    Inferred,
}

words! { SourceKind, "kind of source" {
    Primary => "primary",
    Secondary => "secondary",
    Inferred => "inferred",
} }

impl Outcome {
    /// How cautious the outcome is: the higher of two counts.
    pub(crate) const fn caution(self) -> u8 {
        match self {
            Self::Unknown => 9,
            Self::Review => 8,
            Self::Declined => 7,
            Self::Failed => 6,
            Self::Reversed => 5,
            Self::Cancelled => 4,
            Self::ActionRequired => 3,
            Self::Pending => 2,
            Self::Approved => 1,
            Self::Informational => 0,
        }
    }

    /// Whether the operation was carried out, or looks so.
    pub(crate) const fn is_made(self) -> bool {
        matches!(self, Self::Approved | Self::Review)
    }

    /// Whether the operation was refused or went wrong.
    #[cfg(any(feature = "payload", feature = "compact"))]
    pub(crate) const fn is_refused(self) -> bool {
        matches!(self, Self::Declined | Self::Failed)
    }

    /// Whether the operation did not come about: refused, gone wrong or called off.
    pub(crate) const fn says_no(self) -> bool {
        matches!(self, Self::Declined | Self::Failed | Self::Cancelled)
    }
}

impl Retry {
    /// The one of two words that allows less; this one where both allow as much.
    #[must_use]
    pub const fn stricter(self, other: Self) -> Self {
        if other.strictness() > self.strictness() { other } else { self }
    }

    /// Whether a machine may send the same request again by itself, as far as the answer goes: `now` and `later`.
    /// Networks' rules may still forbid it; [`plan`](crate::plan::plan) knows them.
    ///
    /// ```
    /// use payverdict::Retry;
    ///
    /// assert!(Retry::Later.is_automatic());
    /// assert!(!Retry::AfterIssuerContact.is_automatic());
    /// ```
    pub const fn is_automatic(self) -> bool {
        matches!(self, Self::Now | Self::Later)
    }
}

impl Operation {
    /// Whether the operation is one of the merchant's back office: what becomes of it says nothing about
    /// the payment that it belongs to, and is none of the shopper's business.
    pub fn is_back_office(self) -> bool {
        crate::advice::is_back_office(self.as_str())
    }
}

impl Reason {
    /// Whether this reason explains a refusal, and the other one hardly does.
    pub(crate) const fn says_more_than(self, other: Self) -> bool {
        self.explains() > other.explains()
    }

    /// Whether this reason hardly says why.
    pub(crate) const fn is_vague(self) -> bool {
        self.explains() < 3
    }

    /// How much a reason explains.
    const fn explains(self) -> u8 {
        match self {
            Self::Unspecified => 0,
            Self::GenericDecline | Self::RetryBlocked => 1,
            Self::DoNotHonor | Self::PolicyDecline => 2,
            _ => 3,
        }
    }
}

/// What else is to be known of a code, as a set of flags.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u16);

impl Flags {
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// One bit a flag, in the order of their words.
    #[cfg(any(feature = "compact", feature = "serde"))]
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// Whether all of these flags are set.
    pub const fn contains(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Whether no flag is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The words of the flags that are set.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        Self::WORDS
            .into_iter()
            .enumerate()
            .filter(move |(place, _)| self.0 >> place & 1 == 1)
            .map(|(_, word)| word)
    }

    /// Every word that a flag can have.
    pub const fn words() -> &'static [&'static str] {
        &Self::WORDS
    }
}

impl fmt::Display for Flags {
    /// The words with blanks between, as in CSV; nothing where no flag is set.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(place, word)| {
            f.write_str(if place == 0 { "" } else { " " })?;
            f.write_str(word)
        })
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl core::ops::BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromStr for Flags {
    type Err = crate::unknown::UnknownWord;

    /// Takes one flag's exact word.
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::WORDS
            .iter()
            .position(|known| *known == word)
            .map(|place| Self(1 << place))
            .ok_or_else(|| crate::unknown::UnknownWord::new("flag", &Self::WORDS, word))
    }
}
