//! Which gateways a build is to have: all, or those that `PAYVERDICT_SYSTEMS` names.
//!
//! What is left out keeps its names and numbers, so that readers, stored numbers and errors stay the same; it lists no
//! codes, and each is `unknown`. Standards and networks stay whatever is named: their advice bars further tries.

use std::collections::BTreeSet;

use crate::model::{Key, Model, SYSTEM_KINDS, Term};

/// Takes the rows of all other gateways out, after everything was checked: a mistake in them is one in every build.
pub fn keep(model: &mut Model, asked: &str) -> Result<(), String> {
    let systems = &model.base.systems;
    let named: Vec<&str> = asked.split([',', ' ']).filter(|id| !id.is_empty()).collect();
    if let Some(unknown) = named.iter().find(|id| systems.iter().all(|system| system.id != **id)) {
        return Err(format!(
            "PAYVERDICT_SYSTEMS: `{unknown}` is not a system: expected ids of data/systems.csv with commas between, such as `opp,payex`"
        ));
    }
    let stays = |system: usize| {
        SYSTEM_KINDS[systems[system].kind] != "provider" || named.contains(&systems[system].id.as_str())
    };
    let asked_for = model.base.sets.iter().filter(|set| stays(set.system));
    let kept: BTreeSet<usize> = asked_for.flat_map(|set| set.chain.iter().copied()).collect();
    let mut ids = BTreeSet::new();
    for (place, set) in model.base.sets.iter_mut().enumerate() {
        if kept.contains(&place) {
            ids.insert(set.id.clone());
        } else {
            set.entries.clear();
            set.groups.clear();
        }
    }
    model.triggers.retain(|trigger| ids.contains(&trigger.set));
    model.opinions.retain(|opinion| ids.contains(&opinion.set));
    // Rules know numbers by themselves, and words by their rows.
    for term in model.rules.iter_mut().flat_map(|rule| &mut rule.applies_to) {
        if let Term::Codes(set, codes) = term
            && !ids.contains(set)
        {
            codes.retain(|(_, key)| matches!(key, Key::Packed(_)));
        }
    }
    Ok(())
}
