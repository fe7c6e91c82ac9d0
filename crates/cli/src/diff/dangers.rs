//! Which changes are dangerous: what could let goods go unpaid, charge twice, break a network's rule, or tell a shopper what is not
//! to be told.

use payverdict::Limit;

use super::answers::{Origin, unlisted, without_group, without_row};
use super::changes::Change;
use super::release::{Line, Release, cell};

/// Why a change is dangerous, the first to be looked at first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    NoLongerApproved,
    NowApproved,
    ApprovedForMore,
    Unmasked,
    NotOpenAnyMore,
    LooserRetry,
    LooserRules,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::NoLongerApproved,
        Self::NowApproved,
        Self::ApprovedForMore,
        Self::Unmasked,
        Self::NotOpenAnyMore,
        Self::LooserRetry,
        Self::LooserRules,
    ];

    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoLongerApproved => "no_longer_approved",
            Self::NowApproved => "now_approved",
            Self::ApprovedForMore => "approved_for_more",
            Self::Unmasked => "unmasked",
            Self::NotOpenAnyMore => "not_open_any_more",
            Self::LooserRetry => "looser_retry",
            Self::LooserRules => "looser_rules",
        }
    }

    /// The same for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::NoLongerApproved => "No longer approved",
            Self::NowApproved => "Now approved",
            Self::ApprovedForMore => "Approved, and for more than before",
            Self::Unmasked => "No longer masked",
            Self::NotOpenAnyMore => "Said to have taken no money, where that was open",
            Self::LooserRetry => "Another try is allowed sooner or more often",
            Self::LooserRules => "Rules that may allow more tries",
        }
    }
}

/// A dangerous change, with what it was and what it is.
pub struct Danger<'r> {
    pub kind: Kind,
    pub table: &'static str,
    pub key: &'r [String],
    pub before: String,
    pub after: String,
}

/// The dangerous ones among the changes, by kind.
pub fn among<'r>(changes: &[Change<'r>], before: &'r Release, after: &'r Release) -> Vec<Danger<'r>> {
    let mut dangers = Vec::new();
    for change in changes {
        let found = match change.table {
            "rows" | "inherited" | "groups" | "unlisted" => of_answer(change, before, after),
            "problem_types" => of_problem_type(change, before, after),
            "vocabulary" => of_word(change),
            "rules" | "policies" | "repeats" => of_rule(change),
            _ => Vec::new(),
        };
        let danger =
            |(kind, before, after)| Danger { kind, table: change.table, key: change.key, before, after };
        dangers.extend(found.into_iter().map(danger));
    }
    dangers.sort_by_key(|danger| danger.kind);
    dangers
}

type Found = Vec<(Kind, String, String)>;

/// A line that answers says something else, or something else answers in its place.
fn of_answer(change: &Change<'_>, before: &Release, after: &Release) -> Found {
    let (was, is) = match (change.before, change.after) {
        (Some(was), Some(is)) => (was, is),
        (Some(was), None) => match instead(change, after) {
            Some((_, is)) => (was, is),
            // Nobody can ask for it any more.
            None => return Vec::new(),
        },
        (None, Some(is)) => match instead(change, before) {
            Some((Origin::Nowhere, was)) => return of_news(was, is),
            Some((_, was)) => (was, is),
            None => return Vec::new(),
        },
        (None, None) => return Vec::new(),
    };
    let mut found = of_news(was, is);
    let pair = |column: &str| (cell(was, column), cell(is, column));
    let (was_said, is_said) = pair("outcome");
    if was_said == "approved" && is_said != "approved" {
        found.push((Kind::NoLongerApproved, was_said.clone(), is_said.clone()));
    }
    if was_said == "approved" && is_said == "approved" {
        found.extend(for_more(was, is));
    }
    let masked = |release: &Release, line: &Line| is_masked(release, &cell(line, "reason"));
    if masked(before, was) && !masked(after, is) {
        let (was, is) = pair("reason");
        found.push((Kind::Unmasked, was, is));
    }
    let was_open = matches!(was_said.as_str(), "unknown" | "pending" | "review");
    if was_open && matches!(is_said.as_str(), "declined" | "failed" | "cancelled") {
        found.push((Kind::NotOpenAnyMore, was_said, is_said.clone()));
    }
    if is_said != "approved" {
        found.extend(looser(was, is, before, after));
    }
    found
}

/// What answers in a release that lacks the line.
fn instead<'r>(change: &Change<'_>, release: &'r Release) -> Option<(Origin, &'r Line)> {
    let key = change.key;
    match change.table {
        "rows" => without_row(release, &key[0], &key[1]),
        "groups" if release.has_set(&key[0]) => {
            let length = key[2].parse().unwrap_or_default();
            without_group(release, &key[0], &key[1], length).or_else(|| unlisted(release))
        }
        _ => None,
    }
}

/// What is dangerous even where nothing was known of the code.
fn of_news(was: &Line, is: &Line) -> Found {
    let (was, is) = (cell(was, "outcome"), cell(is, "outcome"));
    if was != "approved" && is == "approved" { vec![(Kind::NowApproved, was, is)] } else { Vec::new() }
}

/// Both are approved: one in test mode or for less than asked is no longer marked, or it answers something else.
fn for_more(was: &Line, is: &Line) -> Option<(Kind, String, String)> {
    let flags = |line: &Line| cell(line, "flags");
    let has = |line: &Line, flag: &str| flags(line).split(' ').any(|own| own == flag);
    let lost = ["test", "partial"].iter().any(|flag| has(was, flag) && !has(is, flag));
    let said = |line: &Line| format!("{} {}", cell(line, "operation"), flags(line)).trim().to_string();
    let differs = lost || cell(was, "operation") != cell(is, "operation");
    differs.then(|| (Kind::ApprovedForMore, said(was), said(is)))
}

/// The retry word allows more; or it is the same, and the time to wait or the number of tries allows more.
fn looser(was: &Line, is: &Line, before: &Release, after: &Release) -> Option<(Kind, String, String)> {
    let said = |line: &Line| {
        let cells = ["retry", "wait_hours", "limit"].map(|column| cell(line, column));
        let [retry, wait, limit] = &cells;
        let wait = if wait.is_empty() { String::new() } else { format!(", {wait} h") };
        let limit = if limit.is_empty() { String::new() } else { format!(", {limit}") };
        format!("{retry}{wait}{limit}")
    };
    let strict = |line: &Line| {
        let word = cell(line, "retry");
        strictness(after, &word).or_else(|| strictness(before, &word)).unwrap_or(0)
    };
    let is_looser = if cell(was, "retry") == cell(is, "retry") {
        let hours = |line| cell(line, "wait_hours").parse::<u32>().unwrap_or(0);
        hours(is) < hours(was) || allows_more(&cell(was, "limit"), &cell(is, "limit"))
    } else {
        strict(is) < strict(was)
    };
    is_looser.then(|| (Kind::LooserRetry, said(was), said(is)))
}

/// Whether a limit may allow more tries than another one: two that count in different times cannot be compared.
fn allows_more(was: &str, is: &str) -> bool {
    match (was.parse::<Limit>(), is.parse::<Limit>()) {
        (Err(_), _) => false,
        (Ok(_), Err(_)) => true,
        (Ok(was), Ok(is)) => {
            let hours = |limit: Limit| limit.window.map(payverdict::Window::hours);
            hours(was) != hours(is) || is.tries > was.tries
        }
    }
}

fn strictness(release: &Release, word: &str) -> Option<u64> {
    release.line("vocabulary", &["retry".to_string(), word.to_string()])?.get("strictness")?.as_u64()
}

fn is_masked(release: &Release, reason: &str) -> bool {
    let word = release.line("vocabulary", &["reason".to_string(), reason.to_string()]);
    word.is_some_and(|word| cell(word, "masked") == "true")
}

/// Another row answers for a problem type.
fn of_problem_type(change: &Change<'_>, before: &Release, after: &Release) -> Found {
    let row = |release: &Release, line: &Line| {
        let key = [change.key[0].clone(), cell(line, "code")];
        release.line("rows", &key).map(|row| cell(row, "outcome"))
    };
    let was = change.before.and_then(|line| row(before, line)).unwrap_or_else(|| "unknown".into());
    match change.after.and_then(|line| row(after, line)) {
        Some(is) if is == "approved" && was != is && before.has_set(&change.key[0]) => {
            vec![(Kind::NowApproved, was, is)]
        }
        _ => Vec::new(),
    }
}

fn of_word(change: &Change<'_>) -> Found {
    let (Some(was), Some(is)) = (change.before, change.after) else { return Vec::new() };
    let pair = |column: &str| (cell(was, column), cell(is, column));
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let mut found = Vec::new();
    if pair("masked") == ("true".into(), "false".into()) {
        found.push((Kind::Unmasked, "masked".into(), "shown".into()));
    }
    let (was, is) = pair("strictness");
    if number(&is) < number(&was) {
        found.push((Kind::LooserRetry, format!("strictness {was}"), format!("strictness {is}")));
    }
    found
}

/// A rule that is gone, or whose change is more than its words: whether it allows more is for people to say.
fn of_rule(change: &Change<'_>) -> Found {
    let Some(was) = change.before else { return Vec::new() };
    let Some(is) = change.after else { return vec![(Kind::LooserRules, cell(was, "text"), String::new())] };
    let fields = change.fields.iter().filter(|field| !matches!(field.name, "text" | "source"));
    let names: Vec<_> = fields.map(|field| field.name).collect();
    let said = |line: &Line| {
        names.iter().map(|name| format!("{name} {}", cell(line, name)).trim().to_string()).collect::<Vec<_>>()
    };
    if names.is_empty() {
        return Vec::new();
    }
    vec![(Kind::LooserRules, said(was).join(", "), said(is).join(", "))]
}
