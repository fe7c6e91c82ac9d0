//! What a release answers for a code that it does not list: what a new row takes the place of, and what takes the place of
//! one that is gone.

use super::release::{Key, Line, Release, cell};

/// Where an answer comes from.
#[derive(Clone, Copy, PartialEq)]
pub enum Origin {
    /// A row of a set that is extended.
    Extended,
    Group,
    /// Nothing is known of such codes.
    Nowhere,
}

/// The answer for a code in the place of a row of its own; `None` where nobody could ask for the set.
pub fn without_row<'r>(release: &'r Release, set: &str, code: &str) -> Option<(Origin, &'r Line)> {
    release.has_set(set).then_some(())?;
    let wanted = folded(code);
    for extended in chain(release, set).skip(1) {
        let row = release.table("rows").find(|(key, _)| key[0] == extended && folded(&key[1]) == wanted);
        if let Some((key, row)) = row {
            return Some((Origin::Extended, release.line("inherited", key).unwrap_or(row)));
        }
    }
    let group = without_group(release, set, &wanted, wanted.len());
    group.or_else(|| Some((Origin::Nowhere, release.line("unlisted", &[])?)))
}

/// The answer for the codes of a length that begin so, in the place of a group with this very prefix, which is left out.
pub fn without_group<'r>(
    release: &'r Release,
    set: &str,
    prefix: &str,
    length: usize,
) -> Option<(Origin, &'r Line)> {
    let prefix = folded(prefix);
    let fits = |key: &Key| {
        let own = folded(&key[1]);
        own.len() < prefix.len() && prefix.starts_with(&own) && key[2] == length.to_string()
    };
    chain(release, set).find_map(|asked| {
        let groups = release.table("groups").filter(|(key, _)| key[0] == asked && fits(key));
        groups.max_by_key(|(key, _)| key[1].len()).map(|(_, line)| (Origin::Group, line))
    })
}

/// The answer of no row and no group.
pub fn unlisted(release: &Release) -> Option<(Origin, &Line)> {
    release.line("unlisted", &[]).map(|line| (Origin::Nowhere, line))
}

/// The set, and those that it extends, in the order in which they are asked.
fn chain(release: &Release, set: &str) -> impl Iterator<Item = String> {
    let mut extended: Vec<_> = release.table("extends").filter(|(key, _)| key[0] == set).collect();
    extended.sort_by_key(|(key, _)| key[1].parse::<usize>().unwrap_or(usize::MAX));
    let extended: Vec<_> = extended.into_iter().map(|(_, line)| cell(line, "extended")).collect();
    [set.to_string()].into_iter().chain(extended)
}

/// A listed code as codes are compared. Those with full stops keep them, so that triples do, too.
fn folded(code: &str) -> String {
    let kept = code.chars().filter(|letter| !matches!(letter, '_' | '-' | ' '));
    let lower: String = kept.map(|letter| letter.to_ascii_lowercase()).collect();
    lower.replace("cancell", "cancel")
}
