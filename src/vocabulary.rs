//! The words of a verdict. They are made from `data/vocabulary.csv`, the one source of truth for
//! the Rust enums, the TypeScript unions, the command line and the documentation.

use core::fmt;
use core::str::FromStr;

/// Gives an enum of words its texts: `ALL`, `as_str`, `Display`, `FromStr`, `TryFrom<&str>`.
macro_rules! words {
    ($name:ident, $kind:literal { $($variant:ident => $word:literal,)+ }) => {
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

        impl core::str::FromStr for $name {
            type Err = $crate::error::UnknownWord;

            /// Takes the exact word.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::error::UnknownWord::new($kind, &[$($word),+], word)),
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::error::UnknownWord;

            fn try_from(word: &str) -> Result<Self, $crate::error::UnknownWord> {
                word.parse()
            }
        }

        #[cfg(feature = "serde")]
        $crate::serde_impls::word!($name);
    };
}
pub(crate) use words;

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

impl Outcome {
    /// Whether the outcome stays as it is. Pending, action required, review, informational and
    /// unknown may still change.
    pub const fn is_final(self) -> bool {
        !matches!(
            self,
            Self::Pending | Self::ActionRequired | Self::Review | Self::Informational | Self::Unknown
        )
    }
}

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

impl Retry {
    /// The class of the retry word: soft, fix, hard, or none of them.
    pub const fn class(self) -> Option<Class> {
        match self {
            Self::Now | Self::Later | Self::AfterAuthentication => Some(Class::Soft),
            Self::AfterDataFix
            | Self::AfterCredentialUpdate
            | Self::AfterIssuerContact
            | Self::AfterMerchantFix => Some(Class::Fix),
            Self::OtherMethod | Self::Never => Some(Class::Hard),
            Self::NotNeeded | Self::Wait | Self::CheckFirst => None,
        }
    }

    /// How strict the word is: the higher of two wins where advice conflicts.
    pub const fn strictness(self) -> u8 {
        match self {
            Self::Never => 11,
            Self::CheckFirst => 10,
            Self::Wait => 9,
            Self::AfterMerchantFix => 8,
            Self::OtherMethod => 7,
            Self::AfterIssuerContact => 6,
            Self::AfterCredentialUpdate => 5,
            Self::AfterDataFix => 4,
            Self::AfterAuthentication => 3,
            Self::Later => 2,
            Self::Now => 1,
            Self::NotNeeded => 0,
        }
    }
}

/// What kind of obstacle stands in the way of another try; follows from [`Retry`].
///
/// A wrong security code is neither soft nor hard: it is a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// `soft`: the same request may work now, later, or with authentication.
    Soft,
    /// `fix`: somebody has to mend something first.
    Fix,
    /// `hard`: not with this card or account.
    Hard,
}

words! { Class, "class" {
    Soft => "soft",
    Fix => "fix",
    Hard => "hard",
} }

/// What else is to be known of a code, as a set of flags.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u8);

impl Flags {
    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// One bit a flag, in the order of their words.
    #[cfg(feature = "wasm")]
    pub(crate) const fn bits(self) -> u8 {
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
    type Err = crate::error::UnknownWord;

    /// Takes one flag's exact word.
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::WORDS
            .iter()
            .position(|known| *known == word)
            .map(|place| Self(1 << place))
            .ok_or_else(|| crate::error::UnknownWord::new("flag", &Self::WORDS, word))
    }
}
