//! Patterns of different meaning that match the same words equally well.

use std::collections::BTreeMap;

use super::pattern::GAP;
use super::{Element, Pattern, Phrases};
use crate::checks::table::{Mistake, Table};

/// What may stand in each place of a line that a pattern matches: an element, or a word of a gap.
type Places<'a> = Vec<Option<&'a Element>>;

/// Refuses the later one of two such patterns.
pub fn check(table: &Table, phrases: &Phrases, found: &mut Vec<Mistake>) {
    let patterns = &phrases.patterns;
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (place, pattern) in patterns.iter().enumerate() {
        for word in pattern.elements.iter().flat_map(|element| &element.words) {
            let known = having.entry(word).or_default();
            if known.last() != Some(&place) {
                known.push(place);
            }
        }
    }
    let anchors = phrases.anchors();
    let mut refused = std::collections::BTreeSet::new();
    for (place, pattern) in patterns.iter().enumerate() {
        // Whatever matches the same words has one of these.
        let mut others: Vec<usize> = pattern.elements[anchors[place]]
            .words
            .iter()
            .flat_map(|word| having[word.as_slice()].clone())
            .collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            let (first, second) = (&patterns[other.min(place)], &patterns[other.max(place)]);
            let differ = (first.outcome, first.reason) != (second.outcome, second.reason);
            if differ && !refused.contains(&second.line) && is_alike(first, second) {
                refused.insert(second.line);
                let text = format!(
                    "`{}` can match the same words as `{}` on line {}, and means something else; make one more exact",
                    second.text, first.text, first.line
                );
                found.push(table.mistake(second.line, text));
            }
        }
    }
}

/// Whether two patterns match some line equally well, with as many words in their places and in their gaps.
fn is_alike(first: &Pattern, second: &Pattern) -> bool {
    if (first.is_first, first.is_last) != (second.is_first, second.is_last) {
        return false;
    }
    let (mut lines, mut others) = (Vec::new(), Vec::new());
    spread(&first.elements, Vec::new(), &mut lines);
    spread(&second.elements, Vec::new(), &mut others);
    lines.iter().any(|line| {
        others.iter().any(|other| {
            line.len() == other.len()
                && line.iter().zip(other).all(|pair| match pair {
                    (Some(one), Some(two)) => !one.words.is_disjoint(&two.words),
                    (None, None) => true,
                    _ => false,
                })
        })
    })
}

/// Every form that the line can have.
fn spread<'a>(elements: &'a [Element], line: Places<'a>, lines: &mut Vec<Places<'a>>) {
    let Some((element, others)) = elements.split_first() else {
        lines.push(line);
        return;
    };
    if element.is_optional {
        spread(others, line.clone(), lines);
    }
    for gap in 0..=if element.has_gap { GAP } else { 0 } {
        let mut line = line.clone();
        line.extend(std::iter::repeat_n(None, gap));
        line.push(Some(element));
        spread(others, line, lines);
    }
}
