//! Why Adyen refused: its own code, its own words, and what the acquirer answered.

use super::super::keys::Key;
use super::super::reading::{Reading, of_network};
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::Outcome;

/// The texts that stand for Adyen's codes.
const TEXTS: [(&str, &str); 41] = [
    ("Refused", "2"),
    ("Referral", "3"),
    ("Acquirer Error", "4"),
    ("Blocked Card", "5"),
    ("Expired Card", "6"),
    ("Invalid Amount", "7"),
    ("Invalid Card Number", "8"),
    ("Issuer Unavailable", "9"),
    ("Not supported", "10"),
    ("3D Not Authenticated", "11"),
    ("Not enough balance", "12"),
    ("Acquirer Fraud", "14"),
    ("Cancelled", "15"),
    ("Shopper Cancelled", "16"),
    ("Invalid Pin", "17"),
    ("Pin tries exceeded", "18"),
    ("Pin validation not possible", "19"),
    ("FRAUD", "20"),
    ("Not Submitted", "21"),
    ("FRAUD-CANCELLED", "22"),
    ("Transaction Not Permitted", "23"),
    ("CVC Declined", "24"),
    ("Restricted Card", "25"),
    ("Revocation Of Auth", "26"),
    ("Declined Non Generic", "27"),
    ("Withdrawal amount exceeded", "28"),
    ("Withdrawal count exceeded", "29"),
    ("Issuer Suspected Fraud", "31"),
    ("AVS Declined", "32"),
    ("Card requires online pin", "33"),
    ("No checking account available on Card", "34"),
    ("No savings account available on Card", "35"),
    ("Mobile pin required", "36"),
    ("Contactless fallback", "37"),
    ("Authentication required", "38"),
    ("RReq not received from DS", "39"),
    ("Current AID is in Penalty Box.", "40"),
    ("CVM Required Restart Payment", "41"),
    ("3DS Authentication Error", "42"),
    ("Online PIN required", "33"),
    ("Transaction blocked by Adyen to prevent excessive retry fees", "46"),
];

/// As Adyen names the brands of the network.
const MASTERCARD: [&str; 3] = ["mc", "mastercard", "maestro"];

/// Reads the reason of a payment, which is `made` or not; gives the verdict that explains why it was not.
pub fn read(body: At<'_>, brand: Option<At<'_>>, made: Outcome, reading: &mut Reading) -> Option<Verdict> {
    let is_made = made.is_made();
    let first = reading.findings.len();
    if let Some(code) = body.get(Key::RefusalReasonCode).filter(|code| !code.is_nothing()) {
        reading.loose_code(code, CodeSet::AdyenRefusal);
    }
    let mut own = None;
    if let Some(found) = reading.findings.get_mut(first) {
        own = Some(found.verdict);
        // One that is not listed adds nothing to a result that says no.
        found.superseded = made.says_no() && found.verdict.matched() != Match::Exact;
    }
    let text = [Key::RefusalReason, Key::Reason].into_iter().find_map(|key| body.get(key));
    if let Some(text) = text.filter(|text| !text.is_nothing()) {
        match own {
            // The code says it already.
            Some(_) if !is_made => {}
            _ => own = words(text, brand, is_made, reading).or(own),
        }
    }
    let details = reading.object(body.get(Key::AdditionalData));
    let raw = details.and_then(|details| acquirer(details, brand, is_made, reading));
    let explains = |verdict: &Verdict| verdict.matched() == Match::Exact && verdict.outcome().says_no();
    own.filter(explains).or(raw.filter(explains)).filter(|_| !is_made)
}

/// A reason in words: Adyen's own, or the acquirer's with its code before it.
fn words(at: At<'_>, brand: Option<At<'_>>, is_made: bool, reading: &mut Reading) -> Option<Verdict> {
    let text = at.text().unwrap_or_default().trim();
    // Of a success it holds the number of the authorisation and the end of the card's.
    if is_made {
        reading.text(at);
        return None;
    }
    if let Some((_, code)) = TEXTS.iter().find(|(known, _)| known.eq_ignore_ascii_case(text)) {
        return reading.listed_code(at, code, CodeSet::AdyenRefusal);
    }
    bank(at, brand, is_made, reading)
}

/// What the acquirer answered, and what the network advises.
fn acquirer(details: At<'_>, brand: Option<At<'_>>, is_made: bool, reading: &mut Reading) -> Option<Verdict> {
    let raw = details.get(Key::RefusalReasonRaw).filter(|raw| !raw.is_nothing());
    let verdict = raw.and_then(|raw| bank(raw, brand, is_made, reading));
    if let Some(advice) = details.get(Key::MerchantAdviceCode).filter(|_| !is_made) {
        let set = reading.options.advice;
        reading.response(advice, |_| set);
    }
    verdict
}

/// The acquirer's own code, if the text has one before its words: `51 : Insufficient funds`.
fn bank(at: At<'_>, brand: Option<At<'_>>, is_made: bool, reading: &mut Reading) -> Option<Verdict> {
    let of_mastercard = brand.is_some_and(|brand| MASTERCARD.iter().any(|name| brand.is(name)));
    let first = reading.findings.len();
    let verdict = reading.response(at, |code| of_network(code, of_mastercard))?;
    // One that is not listed adds nothing to a result that says no.
    if !is_made && verdict.matched() != Match::Exact {
        reading.findings[first].superseded = true;
    }
    Some(verdict)
}
