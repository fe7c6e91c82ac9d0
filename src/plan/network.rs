//! Card networks, as far as rules name them.

use crate::code_set::CodeSet;
use crate::plan::tables::SET_NETWORKS;
use crate::vocabulary::words;

include!(concat!(env!("OUT_DIR"), "/networks.rs"));

impl Network {
    /// The network of a name that people use, whatever its case: `Visa`, `mc`, `maestro`. A name that no rule knows is
    /// [`Network::Other`].
    pub fn from_name(name: &str) -> Self {
        const NAMES: [(&str, Network); 14] = [
            ("visa_electron", Network::Visa),
            ("visaelectron", Network::Visa),
            ("electron", Network::Visa),
            ("vpay", Network::Visa),
            ("v_pay", Network::Visa),
            ("master", Network::Mastercard),
            ("mc", Network::Mastercard),
            ("maestro", Network::Mastercard),
            ("master_card", Network::Mastercard),
            ("eurocard", Network::Mastercard),
            ("american_express", Network::Amex),
            ("americanexpress", Network::Amex),
            ("diners", Network::Discover),
            ("diners_club", Network::Discover),
        ];
        let same = |known: &str| {
            known.len() == name.len()
                && known.bytes().zip(name.bytes()).all(|(known, byte)| match byte {
                    b' ' | b'-' => known == b'_',
                    byte => known == byte.to_ascii_lowercase(),
                })
        };
        let word = Self::ALL.iter().find(|network| same(network.as_str()));
        let alias = || NAMES.iter().find(|(known, _)| same(known)).map(|(_, network)| network);
        *word.or_else(alias).unwrap_or(&Self::Other)
    }
}

/// How many networks there are.
pub const NETWORKS: usize = Network::ALL.len();

/// Some networks; all of them where it is not known which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Networks(u8);

impl Networks {
    pub const ALL: Self = Self(u8::MAX);
    pub const NONE: Self = Self(0);

    pub const fn of(network: Network) -> Self {
        Self(1 << network as u8)
    }

    /// The network whose codes a set has.
    pub fn of_set(set: CodeSet) -> Self {
        Self(SET_NETWORKS[set as usize])
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the network of a place in their list is among them.
    pub const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Whether a rule of this network counts; one of no network always does.
    pub fn count(self, network: Option<Network>) -> bool {
        network.is_none_or(|network| self.0 & 1 << network as u8 != 0)
    }
}
