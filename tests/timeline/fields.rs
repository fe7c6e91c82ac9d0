//! The field of a document in which a step of a payment, or a contradiction, says that its code stands.

use std::collections::BTreeMap;
use std::path::Path;

use payverdict::payload::Options;
use payverdict::timeline::{self, Timelines};
use serde_json::Value;

/// The field by which the codes of each set are told.
const FIELDS: &[(&str, &str)] = &[
    ("adyen.event", "eventCode"),
    ("adyen.failure", "reason"),
    ("adyen.refusal", "refusalReasonCode"),
    ("adyen.result", "resultCode"),
    ("askell.payment", "state"),
    ("askell.run", "state"),
    ("askell.transaction", "transactions.state"),
    ("braintree.rejection", "gatewayRejectionReason"),
    ("braintree.response", "processorResponseCode"),
    ("braintree.status", "status"),
    ("checkout.response", "response_code"),
    ("checkout.status", "status"),
    ("iso8583.response", "code"),
    ("klarna.fraud", "fraud_status"),
    ("klarna.order", "status"),
    ("mastercard.response", "code"),
    ("mollie.capture", "capture.status"),
    ("mollie.failure", "details.failureReason"),
    ("mollie.refund", "refund.status"),
    ("mollie.resource", "resource"),
    ("mollie.status", "status"),
    ("mollie.statusreason", "statusReason.code"),
    ("nexi.event", "event"),
    ("opp.result", "result.code"),
    ("payex.failure", "transaction.failedErrorCode"),
    ("payex.order", "paymentOrder.status"),
    ("payex.payment", "payment.state"),
    ("payex.problem", "problem.type"),
    ("payex.transaction", "transaction.state"),
    ("payfunc.authorization", "status"),
    ("payfunc.error", "error"),
    ("payfunc.event", "type"),
    ("payfunc.order", "status"),
    ("payfunc.payment", "payment.status"),
    ("paypal.authorization", "authorization.status"),
    ("paypal.capture", "capture.status"),
    ("paypal.order", "status"),
    ("paypal.processor", "processor_response.response_code"),
    ("paypal.refund", "refund.status"),
    ("paypal.status", "status_details.reason"),
    ("pei.acquirer", "cardActionResult.acquirerStatusCode"),
    ("pei.order", "status"),
    ("quickpay.status", "qp_status_code"),
    ("reepay.charge", "state"),
    ("reepay.error", "error"),
    ("reepay.errorstate", "error_state"),
    ("reepay.refund", "refund.state"),
    ("stripe.decline", "decline_code"),
    ("stripe.dispute", "status"),
    ("stripe.error", "code"),
    ("stripe.outcome", "outcome"),
    ("stripe.payment_intent", "status"),
    ("stripe.refund", "status"),
    ("swish.error", "errorCode"),
    ("swish.payment", "status"),
    ("swish.refund", "status"),
    ("valitorpay.response", "receipt.responseCode"),
    ("vipps.event", "name"),
    ("vipps.state", "state"),
];

/// Whether one of the codes stands in a field, whatever that is within.
fn has(paths: &[&str], field: &str) -> bool {
    let field = field.rsplit('.').next();
    let mut names = paths.iter().flat_map(|path| path.split('.'));
    names.any(|name| name.split('[').next() == field)
}

/// By the documents of the fixtures, each of them by itself.
#[test]
fn a_code_is_told_by_the_field_that_has_it() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/cli/tests/payload/fixtures");
    let systems = std::fs::read_dir(fixtures).unwrap();
    let files = systems.flat_map(|system| std::fs::read_dir(system.unwrap().path()).unwrap());
    let files = files.map(|file| file.unwrap().path());
    let mut told: BTreeMap<(String, String), bool> = BTreeMap::new();
    for file in files.filter(|file| !file.to_str().unwrap().contains(".expected.")) {
        for document in timeline::read(&std::fs::read(&file).unwrap(), Options::default()).flatten() {
            let paths: Vec<_> = document.answer().verdicts().iter().map(|found| found.path()).collect();
            let mut payments = Timelines::new();
            let _ = payments.add(&document);
            for state in payments.states() {
                let state = serde_json::to_value(&state).unwrap();
                for step in state["attempts"].as_array().unwrap() {
                    if let [Value::String(set), Value::String(field)] = [&step["set"], &step["path"]] {
                        *told.entry((set.clone(), field.clone())).or_default() |= has(&paths, field);
                    }
                }
            }
        }
    }
    let fields: Vec<_> = told.keys().map(|(set, field)| (set.as_str(), field.as_str())).collect();
    assert_eq!(fields, FIELDS);
    let nowhere: Vec<_> = told.iter().filter(|(_, has)| !**has).collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
}
