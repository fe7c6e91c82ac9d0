//! Errors: a name, and the issues that it is about.

use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;

pub fn read(document: At<'_>, reading: &mut Reading) {
    let Some(details) = document.get(Key::Details) else { return };
    for issue in details.items().iter().filter_map(|detail| detail.get(Key::Issue)) {
        reading.loose_code(issue, CodeSet::PaypalIssue);
    }
    // What was refused about a payment that exists says nothing of its money.
    let is_of_payment =
        |found: &super::super::finding::Finding| found.verdict.operation() == Operation::Payment;
    let mut funds = reading
        .findings
        .iter()
        .map(|found| if is_of_payment(found) { refused(found.verdict) } else { Funds::Unknown });
    if let Some(first) = funds.next()
        && funds.all(|other| other == first)
    {
        reading.funds = first;
    }
}
