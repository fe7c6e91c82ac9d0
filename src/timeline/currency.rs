//! Currencies, and how many digits they have behind the point.

/// A currency: three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

/// The currencies of ISO 4217 without a smaller unit, and those with a thousand of it.
const WHOLE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
const THOUSANDS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
/// Those of which Stripe counts hundredths, as it did before they lost them, and those of which it counts no fifths.
const HUNDREDTHS_AT_STRIPE: [&str; 2] = ["ISK", "UGX"];
const WHOLE_AT_STRIPE: [&str; 1] = ["MGA"];

impl Currency {
    /// Reads three letters, whatever their case.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }

    /// The three letters in capitals.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many powers of ten of its smallest unit make one.
    pub fn places(self) -> u32 {
        let is_in = |list: &[&str]| list.contains(&self.as_str());
        if is_in(&WHOLE) {
            0
        } else if is_in(&THOUSANDS) {
            3
        } else {
            2
        }
    }

    /// The same as Adyen has it, which differs for four currencies.
    pub fn places_at_adyen(self) -> u32 {
        match self.as_str() {
            "CLP" | "ISK" => 2,
            "CVE" | "IDR" => 0,
            _ => self.places(),
        }
    }

    /// The same as Checkout.com has it, which differs for one.
    pub fn places_at_checkout(self) -> u32 {
        if self.as_str() == "CLP" { 2 } else { self.places() }
    }

    /// The same as Stripe counts (docs.stripe.com/currencies).
    pub fn places_at_stripe(self) -> u32 {
        let is_in = |list: &[&str]| list.contains(&self.as_str());
        if is_in(&HUNDREDTHS_AT_STRIPE) {
            2
        } else if is_in(&WHOLE_AT_STRIPE) {
            0
        } else {
            self.places()
        }
    }
}
