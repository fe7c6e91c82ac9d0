//! The fields by which a document is known to be of one system, from `data/marks.csv`.
//!
//! A mark is looked up by its path in the tree, so that all marks together take time that is linear in the
//! size of the document.

use alloc::vec::Vec;

use super::keys::Key;
use super::reading::listed;
use super::system::PayloadSystem;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::host::{host_of, is_within};
use crate::verdict::Verdict;

include!(concat!(env!("OUT_DIR"), "/marks.rs"));

/// A field that counts for one system.
struct Mark {
    system: PayloadSystem,
    /// The path as it is written down.
    name: &'static str,
    path: &'static [Step],
    shape: Shape,
    /// Whether nobody else sends it; otherwise it is one of two that are needed.
    own: bool,
    /// Whether it is also what most documents of the system have.
    main: bool,
    /// What has to be beside it.
    with: &'static [(&'static [Step], Shape)],
}

#[derive(PartialEq)]
enum Step {
    Field(Key),
    Items,
}

const fn key(name: &str) -> Key {
    Key::known(name)
}

/// What a value has to be.
enum Shape {
    /// Anything but null.
    Any,
    /// Anything, as long as the name is there.
    Named,
    Text,
    Number,
    /// A whole number, as a number or as a text.
    Digits,
    List,
    Object,
    Uuid,
    /// A date and a time, as `2026-01-01T00:00:00`.
    Instant,
    /// A decimal number in a text, with so many digits after the point.
    Places(u8),
    /// A whole number within a range.
    From(u32, u32),
    /// One of the texts.
    One(&'static [&'static str]),
    /// One of the texts, alone or before a full stop.
    Topic(&'static [&'static str]),
    /// An id that begins with one of these and goes on in letters and digits.
    Starts(&'static [&'static str]),
    /// An absolute address of one of these hosts.
    Host(&'static [&'static str]),
    /// A relative address that begins with one of these, or an absolute one of one of these hosts.
    Under(&'static [&'static str]),
    /// A text of the form of the set's codes.
    Form(CodeSet),
    /// A code that the set lists.
    Listed(CodeSet),
    /// A code that the set lists, in the very letters.
    Spelled(CodeSet),
    /// A list of codes that one of the sets lists each.
    Each(&'static [CodeSet]),
    /// A map from codes of the sets to amounts.
    Amounts(&'static [CodeSet]),
}

impl Shape {
    fn fits(&self, at: At<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::Named => false,
            Self::Text => at.text().is_some(),
            Self::Number => at.is_number(),
            Self::Digits => at.code().is_some_and(is_digits),
            Self::List => at.is_list(),
            Self::Object => at.is_object(),
            Self::Uuid => at.text().is_some_and(is_uuid),
            Self::Instant => at.text().is_some_and(is_instant),
            Self::Places(places) => at.text().is_some_and(|text| has_places(text, usize::from(*places))),
            Self::From(low, high) => {
                let number = at.code().and_then(|code| code.parse::<u32>().ok());
                number.is_some_and(|number| (*low..=*high).contains(&number))
            }
            Self::One(words) => words.iter().any(|word| at.is(word)),
            Self::Topic(words) => {
                let topic = at.text().map(|text| text.split('.').next().unwrap_or_default());
                topic.is_some_and(|topic| words.iter().any(|word| word.eq_ignore_ascii_case(topic)))
            }
            Self::Starts(beginnings) => at.text().is_some_and(|text| has_beginning(text, beginnings)),
            Self::Host(hosts) => {
                let host = at.text().and_then(|text| host_of(text.as_bytes()));
                host.is_some_and(|host| hosts.iter().any(|known| is_within(host, known)))
            }
            Self::Under(roots) => at.text().is_some_and(|text| is_under(text, roots)),
            Self::Form(set) => at.text().is_some_and(|text| decode(*set, text).is_ok()),
            Self::Listed(set) => at.code().is_some_and(|code| listed(*set, code).is_some()),
            Self::Spelled(set) => at.text().is_some_and(|text| {
                let entry = listed(*set, text).and_then(Verdict::entry);
                entry.is_some_and(|entry| entry.code().eq_ignore_ascii_case(text))
            }),
            Self::Each(sets) => {
                let is_code = |at: At<'_>| {
                    at.text().is_some_and(|text| sets.iter().any(|set| listed(*set, text).is_some()))
                };
                !at.items().is_empty() && at.items().iter().all(is_code)
            }
            Self::Amounts(sets) => {
                let is_amount = |(key, at): (Key, At<'_>)| {
                    at.amount().is_some() && sets.iter().any(|set| listed(*set, key.name()).is_some())
                };
                at.entries().next().is_some() && at.entries().all(is_amount)
            }
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_uuid(text: &str) -> bool {
    let parts = [8, 4, 4, 4, 12];
    text.split('-').map(str::len).eq(parts)
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn is_instant(text: &str) -> bool {
    let form = b"0000-00-00T00:00:00";
    let fits = |(found, wanted): (&u8, &u8)| {
        if *wanted == b'0' { found.is_ascii_digit() } else { found.eq_ignore_ascii_case(wanted) }
    };
    text.len() >= form.len() && text.as_bytes().iter().zip(form).all(fits)
}

fn has_places(text: &str, places: usize) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or_default();
    fraction.len() == places && is_digits(fraction) && is_digits(whole.strip_prefix('-').unwrap_or(whole))
}

/// Whether an id begins with one of these, in these very letters.
pub fn has_beginning(text: &str, beginnings: &[&str]) -> bool {
    beginnings
        .iter()
        .filter_map(|beginning| text.strip_prefix(beginning))
        .any(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

fn is_under(text: &str, roots: &[&str]) -> bool {
    match host_of(text.as_bytes()) {
        Some(host) => roots.iter().any(|root| is_within(host, root)),
        None => roots.iter().any(|root| root.starts_with('/') && text.starts_with(root)),
    }
}

/// How much speaks for one system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// Two and more: the document is of that system.
    pub marks: u8,
    /// How many marks are nearly there.
    pub hints: u8,
}

impl Weight {
    pub fn is_certain(self) -> bool {
        self.marks >= 2
    }
}

/// How much speaks for each system.
pub fn weigh(document: At<'_>) -> [Weight; PayloadSystem::ALL.len()] {
    let mut weights = [Weight::default(); PayloadSystem::ALL.len()];
    // One field is one mark, in however many shapes it may come.
    let mut last = None;
    for mark in MARKS {
        let weight = &mut weights[mark.system as usize];
        if last == Some((mark.system, mark.name)) {
            continue;
        }
        match find(document, mark.path, mark) {
            Found::All => {
                weight.marks = weight.marks.saturating_add(if mark.own { 2 } else { 1 });
                last = Some((mark.system, mark.name));
            }
            Found::Part(_) => weight.hints = weight.hints.saturating_add(1),
            Found::Nothing => {}
        }
    }
    weights
}

/// How many missing fields are named.
const MISSING_MAX: usize = 3;

/// The fields that would each show that a document is of the system: first those that are there in part,
/// then those that most of its documents have.
pub fn missing(document: At<'_>, system: PayloadSystem) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut add = |name| {
        if missing.len() < MISSING_MAX && !missing.contains(&name) {
            missing.push(name);
        }
    };
    let own = || MARKS.iter().filter(move |mark| mark.system == system && mark.own);
    for mark in own() {
        if let Found::Part(lacks) = find(document, mark.path, mark) {
            add(lacks);
        }
    }
    own().filter(|mark| mark.main).for_each(|mark| add(mark.name));
    missing
}

/// How much of a mark is in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Nothing,
    /// Not all of it: what is missing.
    Part(&'static str),
    All,
}

fn find(holder: At<'_>, path: &[Step], mark: &Mark) -> Found {
    match path {
        [Step::Field(key)] => beside(holder, *key, mark),
        [Step::Field(key), rest @ ..] => {
            let part = if is_common(*key) { Found::Nothing } else { Found::Part(mark.name) };
            holder.get(*key).map_or(Found::Nothing, |within| find(within, rest, mark).max(part))
        }
        [Step::Items, rest @ ..] => {
            let mut most = Found::Nothing;
            for item in holder.items() {
                most = most.max(find(item, rest, mark));
                if most == Found::All {
                    break;
                }
            }
            most
        }
        [] => Found::Nothing,
    }
}

/// How much of a mark is in the object that should hold it.
fn beside(holder: At<'_>, key: Key, mark: &Mark) -> Found {
    let field = [Step::Field(key)];
    if fits(holder, &field, &mark.shape) && mark.with.iter().all(|(path, shape)| fits(holder, path, shape)) {
        return Found::All;
    }
    let first = |path: &[Step]| match path {
        [Step::Field(key), ..] => Some(*key),
        _ => None,
    };
    let others = || mark.with.iter().filter_map(|(path, _)| first(path));
    if !others().chain([key]).any(|key| holder.has(key) && !is_common(key)) {
        return Found::Nothing;
    }
    let lacks = others().find(|other| !holder.has(*other)).filter(|_| holder.has(key));
    Found::Part(lacks.map_or(mark.name, Key::name))
}

fn fits(holder: At<'_>, path: &[Step], shape: &Shape) -> bool {
    let mut at = holder;
    for step in path {
        let Step::Field(key) = step else { return false };
        if matches!(shape, Shape::Named) {
            return at.names(*key);
        }
        match at.get(*key) {
            Some(within) => at = within,
            None => return false,
        }
    }
    shape.fits(at)
}

/// Whether everybody uses the name, so that by itself it hints at nobody.
fn is_common(key: Key) -> bool {
    const COMMON: &[Key] = &[
        Key::Accepted,
        Key::Aborted,
        Key::Amount,
        Key::Approved,
        Key::Authorization,
        Key::Balance,
        Key::Cancelled,
        Key::Capture,
        Key::Captured,
        Key::Card,
        Key::Charge,
        Key::Checkout,
        Key::Code,
        Key::Content,
        Key::Created,
        Key::CreatedAt,
        Key::Currency,
        Key::Data,
        Key::Date,
        Key::Details,
        Key::Error,
        Key::ErrorCode,
        Key::Event,
        Key::Failed,
        Key::HalLinks,
        Key::Handle,
        Key::Id,
        Key::Invoice,
        Key::Items,
        Key::Kind,
        Key::Links,
        Key::Message,
        Key::Name,
        Key::Object,
        Key::Operation,
        Key::Operations,
        Key::Order,
        Key::Paid,
        Key::Payment,
        Key::Payments,
        Key::Problem,
        Key::PspReference,
        Key::Reference,
        Key::Refund,
        Key::Refunded,
        Key::Resource,
        Key::Result,
        Key::Reversed,
        Key::Service,
        Key::Source,
        Key::State,
        Key::Status,
        Key::Subject,
        Key::Success,
        Key::Summary,
        Key::Title,
        Key::Transaction,
        Key::Transactions,
        Key::Type,
        Key::UpdatedAt,
    ];
    COMMON.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::{MARKS, Shape, Step, has_beginning, has_places, is_instant, is_under, is_uuid};
    use crate::payload::keys::Kept;

    /// Of a value that is not kept only its presence can be a mark.
    #[test]
    fn no_mark_asks_for_what_is_not_kept() {
        for mark in MARKS {
            let parts = mark.with.iter().map(|(path, shape)| (*path, shape));
            for (path, shape) in parts.chain([(mark.path, &mark.shape)]) {
                let is_present = matches!(shape, Shape::Any | Shape::Named);
                let within = if is_present { &path[..path.len() - 1] } else { path };
                let is_kept = |step: &Step| !matches!(step, Step::Field(key) if key.kept() == Kept::Presence);
                assert!(within.iter().all(is_kept), "{} of {:?}", mark.name, mark.system);
            }
        }
    }

    #[test]
    fn an_address_is_of_a_host_or_a_folder() {
        let roots = ["/psp/", "payex.com"];
        for text in [
            "/psp/creditcard/payments/1",
            "https://api.payex.com/psp/x",
            "https://api.externalintegration.payex.com",
            "http://payex.com?x",
        ] {
            assert!(is_under(text, &roots), "{text}");
        }
        for text in [
            "psp/x",
            "x/psp/",
            "https://api.vipps.no/psp/v3",
            "https://notpayex.com/psp/",
            "https://payex.com.example/psp/",
            "https://x.example/?api.payex.com",
            "payex.com",
            "",
        ] {
            assert!(!is_under(text, &roots), "{text}");
        }
    }

    #[test]
    fn forms_are_told_by_every_sign() {
        assert!(is_uuid("0b9c2f7e-1111-4222-8333-444455556666"));
        assert!(
            !is_uuid("0b9c2f7e-1111-4222-8333-44445555666") && !is_uuid("0b9c2f7e11114222833344445555666x")
        );
        assert!(is_instant("2026-01-01T00:00:00.5Z") && is_instant("2026-01-01t00:00:00"));
        assert!(!is_instant("2026-01-01 00:00:00") && !is_instant("2026-01-01T00:00"));
        assert!(has_beginning("pi_3Q", &["ch_", "pi_"]) && has_beginning("ch_a_1", &["ch_"]));
        for text in ["pi_", "PI_3Q", "api_3Q", "pi_3-Q", "pi_3 Q", ""] {
            assert!(!has_beginning(text, &["pi_"]), "{text}");
        }
        assert!(has_places("4900.0000", 4) && has_places("-1.0000", 4));
        for text in ["4900.00", ".0000", "4900", "4,900.0000", "1.00000", "1.2.0000"] {
            assert!(!has_places(text, 4), "{text}");
        }
    }
}
