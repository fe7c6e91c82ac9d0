//! Where codes are looked up: in the built-in tables, or in these with tables of one's own beside them.

use std::borrow::Cow;
use std::fmt::Display;

use payverdict::overlay::{self, Tables};
use payverdict::{
    CodeSet, Identification, Match, System, Verdict, decode, decode_bytes, decode_in_bytes, identify_bytes,
    search,
};

use super::args::{named, split};
use super::candidates::Could;
use super::card::Card;
use super::row::Row;

/// What codes are looked up in. The names that it takes were looked at when the arguments were read.
pub trait Lookup: Copy {
    type Set: Copy + Display;
    type System: Copy;
    type Verdict: Copy;
    type Found;

    fn set(self, id: &str) -> Self::Set;
    fn system(self, name: &str) -> Self::System;
    /// A set and a code with an equals sign between.
    fn further(self, text: &str) -> Self::Verdict;

    /// The verdict, or what codes of the set look like.
    fn decode(self, set: Self::Set, code: &[u8]) -> Result<Self::Verdict, Cow<'static, str>>;
    fn identify(self, code: &[u8]) -> Self::Found;
    fn decode_in(self, system: Self::System, code: &[u8]) -> Self::Found;

    fn certain(found: &Self::Found) -> Option<Self::Verdict>;
    fn is_malformed(found: &Self::Found) -> bool;
    fn candidates(found: &Self::Found) -> Vec<Could<'_>>;
    fn has_candidates(found: &Self::Found) -> bool;
    fn is_listed(verdict: Self::Verdict) -> bool;
    /// Whether some set of the candidates lists the code in these very letters.
    fn is_spelled(self, found: &Self::Found, code: &[u8]) -> bool;

    fn name(system: Self::System) -> &'static str;
    /// What the codes of a system look like.
    fn forms(self, system: Self::System) -> Vec<Cow<'static, str>>;
    fn expected(set: Self::Set) -> Cow<'static, str>;
    /// The rows that hold some words, or mean them.
    fn search(self, query: &str) -> Box<dyn Iterator<Item = Row> + '_>;

    fn card(verdict: Self::Verdict, further: &[Self::Verdict], locale: payverdict::Locale) -> Card<'static>;
    fn explanation(verdict: Self::Verdict) -> String;
}

/// The built-in tables alone.
#[derive(Clone, Copy)]
pub struct BuiltIn;

impl Lookup for BuiltIn {
    type Set = CodeSet;
    type System = System;
    type Verdict = Verdict;
    type Found = Identification;

    fn set(self, id: &str) -> CodeSet {
        named(id)
    }

    fn system(self, name: &str) -> System {
        named(name)
    }

    fn further(self, text: &str) -> Verdict {
        let (set, code) = split(text).unwrap_or_default();
        decode(named(set), code).expect("the arguments were looked at")
    }

    fn decode(self, set: CodeSet, code: &[u8]) -> Result<Verdict, Cow<'static, str>> {
        decode_bytes(set, code).map_err(|error| error.expected().into())
    }

    fn identify(self, code: &[u8]) -> Identification {
        identify_bytes(code)
    }

    fn decode_in(self, system: System, code: &[u8]) -> Identification {
        decode_in_bytes(system, code)
    }

    fn certain(found: &Identification) -> Option<Verdict> {
        found.certain()
    }

    fn is_malformed(found: &Identification) -> bool {
        found.is_malformed()
    }

    fn candidates(found: &Identification) -> Vec<Could<'_>> {
        found.candidates().map(Could::from).collect()
    }

    fn has_candidates(found: &Identification) -> bool {
        found.candidates().next().is_some()
    }

    fn is_listed(verdict: Verdict) -> bool {
        verdict.matched() != Match::Unlisted
    }

    fn is_spelled(self, found: &Identification, code: &[u8]) -> bool {
        let listed = |set| decode_bytes(set, code).ok().and_then(Verdict::entry).map(|entry| entry.code());
        let mut sets = found.candidates().flat_map(|candidate| candidate.sets());
        sets.any(|set| listed(set).is_some_and(|listed| listed.as_bytes() == code))
    }

    fn name(system: System) -> &'static str {
        system.name()
    }

    fn forms(self, system: System) -> Vec<Cow<'static, str>> {
        system.sets().map(Self::expected).collect()
    }

    fn expected(set: CodeSet) -> Cow<'static, str> {
        set.expected().into()
    }

    fn search(self, query: &str) -> Box<dyn Iterator<Item = Row> + '_> {
        Box::new(search(query).map(Row::from))
    }

    fn card(verdict: Verdict, further: &[Verdict], locale: payverdict::Locale) -> Card<'static> {
        Card::of(verdict, further, locale)
    }

    fn explanation(verdict: Verdict) -> String {
        verdict.explain().to_string()
    }
}

impl Lookup for &'static Tables {
    type Set = overlay::Set<'static>;
    type System = overlay::System<'static>;
    type Verdict = overlay::Verdict<'static>;
    type Found = overlay::Identification<'static>;

    fn set(self, id: &str) -> Self::Set {
        Tables::set(self, id).expect("the arguments were looked at")
    }

    fn system(self, name: &str) -> Self::System {
        Tables::system(self, name).expect("the arguments were looked at")
    }

    fn further(self, text: &str) -> Self::Verdict {
        let (set, code) = split(text).unwrap_or_default();
        Tables::decode(self, set, code).expect("the arguments were looked at")
    }

    fn decode(self, set: Self::Set, code: &[u8]) -> Result<Self::Verdict, Cow<'static, str>> {
        self.decode_bytes(set, code).map_err(|_| set.expected())
    }

    fn identify(self, code: &[u8]) -> Self::Found {
        self.identify_bytes(code)
    }

    fn decode_in(self, system: Self::System, code: &[u8]) -> Self::Found {
        self.decode_in_bytes(system, code)
    }

    fn certain(found: &Self::Found) -> Option<Self::Verdict> {
        found.certain()
    }

    fn is_malformed(found: &Self::Found) -> bool {
        found.is_malformed()
    }

    fn candidates(found: &Self::Found) -> Vec<Could<'_>> {
        found.candidates().map(Could::from).collect()
    }

    fn has_candidates(found: &Self::Found) -> bool {
        found.candidates().next().is_some()
    }

    fn is_listed(verdict: Self::Verdict) -> bool {
        verdict.matched() != Match::Unlisted
    }

    fn is_spelled(self, found: &Self::Found, code: &[u8]) -> bool {
        let listed = |set| self.decode_bytes(set, code).ok().and_then(|verdict| verdict.listed_code());
        let mut sets = found.candidates().flat_map(|candidate| candidate.sets());
        sets.any(|set| listed(set).is_some_and(|listed| listed.as_bytes() == code))
    }

    fn name(system: Self::System) -> &'static str {
        system.name()
    }

    fn forms(self, system: Self::System) -> Vec<Cow<'static, str>> {
        system.sets().map(Self::expected).collect()
    }

    fn expected(set: Self::Set) -> Cow<'static, str> {
        set.expected()
    }

    fn search(self, query: &str) -> Box<dyn Iterator<Item = Row> + '_> {
        Box::new(Tables::search(self, query).map(Row::from))
    }

    fn card(verdict: Self::Verdict, further: &[Self::Verdict], locale: payverdict::Locale) -> Card<'static> {
        Card::beside(verdict, further, locale)
    }

    fn explanation(verdict: Self::Verdict) -> String {
        verdict.explain().to_string()
    }
}
