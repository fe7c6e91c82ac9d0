//! Forms of the old interface of the Open Payment Platform (CTPE): the same answers under names in capital letters.

use alloc::vec::Vec;

use crate::payload::form;

/// The field that has the result code, and the one that every such form has beside it.
const CODE: &str = "PROCESSING.RETURN.CODE";
/// What the present interface calls each field. Where a name stands for two, the first one counts.
const NAMES: [(&str, &str); 6] = [
    (CODE, "result.code"),
    ("IDENTIFICATION.UNIQUEID", "id"),
    ("PAYMENT.CODE", "paymentType"),
    ("PRESENTATION.AMOUNT", "amount"),
    ("PRESENTATION.CURRENCY", "currency"),
    ("PROCESSING.RESULT", "resultDetails.ExtendedDescription"),
];

/// The names that an answer is given with, and those of the form.
pub const PATHS: [(&str, &str); 2] =
    [("result.code", CODE), ("resultDetails.ExtendedDescription", "PROCESSING.RESULT")];

/// The form with the names of the present interface; `None` where it is not an old one, or not of a live payment.
pub fn renamed(text: &[u8]) -> Option<Vec<u8>> {
    let value = |name: &str| {
        let mut pairs = text.split(|byte| *byte == b'&');
        pairs.find_map(|pair| pair.strip_prefix(name.as_bytes())?.strip_prefix(b"="))
    };
    value(CODE)?;
    if value("TRANSACTION.MODE").is_some_and(|mode| mode != b"LIVE") {
        return None;
    }
    let mut renamed = Vec::new();
    for (old, new) in NAMES {
        let Some(value) = value(old) else { continue };
        // `CC.DB`: a card, debited.
        let value = if new == "paymentType" {
            value.rsplit(|byte| *byte == b'.').next().unwrap_or(value)
        } else {
            value
        };
        if !renamed.is_empty() {
            renamed.push(b'&');
        }
        renamed.extend_from_slice(new.as_bytes());
        renamed.push(b'=');
        renamed.extend_from_slice(value);
    }
    debug_assert!(form::is_form(&renamed));
    Some(renamed)
}
