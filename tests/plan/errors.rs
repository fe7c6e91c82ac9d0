//! What is refused instead of planned.

use payverdict::CodeSet;
use payverdict::plan::{Attempt, PlanError, Policy, plan};

use super::histories::{later, time, visa};

#[test]
fn nothing_to_plan_from() {
    let error = plan(&[], time("2026-11-26T12:00:00Z"), &Policy::CAUTIOUS).unwrap_err();
    assert_eq!((error, error.kind()), (PlanError::Empty, "empty"));
}

#[test]
fn an_attempt_of_the_future() {
    let now = time("2026-11-26T12:00:00Z");
    let history = [visa(now, "51"), visa(later(now, 1), "00")];
    let error = plan(&history, now, &Policy::CAUTIOUS).unwrap_err();
    assert_eq!((error.kind(), error.to_string()), ("future", "attempt 2 is later than now".into()));
    assert!(plan(&history[..1], now, &Policy::CAUTIOUS).is_ok());
}

#[test]
fn a_code_of_another_form() {
    let at = time("2026-11-26T12:00:00Z");
    assert!(Attempt::new(at, CodeSet::OppResult, "51").is_err());
}
