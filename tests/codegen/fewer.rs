//! A build with the codes of some gateways alone; `scripts/dependent.sh` shows what such a crate answers.

use crate::model::Model;
use crate::{check, emit, kept, read};

fn kept(systems: &str) -> Result<Model, String> {
    let data = read::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let mut model = check::check(&data, None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    kept::keep(&mut model, systems).map(|()| model)
}

#[test]
fn standards_networks_and_what_is_extended_stay() {
    let model = kept("pei, payex").unwrap();
    let set = |id: &str| model.base.sets.iter().find(|set| set.id == id).unwrap();
    for id in [
        "pei.acquirer",
        "payex.problem",
        "valitorpay.response",
        "visa.response",
        "mastercard.advice",
        "iso8583.response",
    ] {
        assert!(!set(id).entries.is_empty(), "{id}");
    }
    for id in ["opp.result", "stripe.decline", "adyen.refusal", "klarna.order"] {
        assert!(set(id).entries.is_empty() && set(id).groups.is_empty(), "{id}");
    }
    assert!(model.triggers.iter().any(|trigger| trigger.set.starts_with("payex.")));
    assert!(model.triggers.iter().all(|trigger| !set(&trigger.set).entries.is_empty()));
    assert!(model.opinions.iter().all(|opinion| !set(&opinion.set).entries.is_empty()));
}

/// All tables can be made of it, and the names of all sets are in them.
#[test]
fn any_gateway_can_stand_alone() {
    let all = kept("").unwrap().base;
    for system in all.systems.iter().filter(|system| system.kind == 2).step_by(7) {
        let model = kept(&system.id).unwrap();
        let sets = emit::files(&model).into_iter().find(|(name, _)| *name == "code_sets.rs").unwrap().1;
        assert!(all.sets.iter().all(|set| sets.contains(&format!("\"{}\"", set.id))), "{}", system.id);
    }
}

#[test]
fn a_system_that_is_not_there_is_refused() {
    let mistake = kept("opp,stipe").err().unwrap();
    assert_eq!(
        mistake,
        "PAYVERDICT_SYSTEMS: `stipe` is not a system: expected ids of data/systems.csv with commas between, such as `opp,payex`"
    );
}
