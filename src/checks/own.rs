//! Tables of one's own beside those that are built in: what they add, and what they change. They may add systems, sets and
//! sources; in a built-in set they add rows and groups, and make a row stricter. No code of a built-in set becomes
//! approved or looser by them.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::columns::{self, Columns};
use super::contexts::{self, Context};
use super::groups;
use super::model::{Base, Entry, Group, Key, Meaning, Set};
use super::now::{Now, is_nearer, now};
use super::own_messages::own_messages;
use super::rows::{self, Given};
use super::sets;
use super::stricter::looser;
use super::table::{Mistake, Row, Table, parse};
use super::{certain, doubted, systems, texts};

/// The flag of every row that is not built in.
pub const CUSTOM: &str = "custom";

/// The files of a folder.
pub struct Files {
    systems: Table,
    sets: Table,
    sources: Table,
    groups: Table,
    messages: Table,
    contexts: Table,
    codes: BTreeMap<String, Table>,
}

/// What tables of one's own add to those that are built in.
#[derive(Default)]
pub struct Own {
    /// The systems, sets and sources of the base from here on are one's own.
    pub first_system: usize,
    pub first_set: usize,
    pub first_source: usize,
    /// Rows of built-in sets, by the place of the set.
    pub entries: Vec<(usize, Entry)>,
    /// Groups of built-in sets, by the place of the set.
    pub groups: Vec<(usize, Group)>,
    /// The messages that have texts of one's own, by their ids.
    pub messages: Vec<String>,
    pub contexts: Vec<Context>,
}

/// What is asked of the tables that are there already.
pub trait Known {
    /// Fills in the rows and groups of a built-in set, unless they are there.
    fn fill(&mut self, set: &mut Set);
    /// Whether words beside a code are known already.
    fn has_context(&self, keys: &[u32], is_capital: bool) -> bool;
}

/// Which file a name is: one of those that every folder may have, or the codes of a set.
fn columns_of(name: &str) -> Option<Columns> {
    Some(match name {
        "systems.csv" => columns::SYSTEMS,
        "sets.csv" => columns::SETS,
        "sources.csv" => columns::SOURCES,
        "groups.csv" => columns::GROUPS,
        "messages.csv" => columns::MESSAGES,
        "contexts.csv" => columns::CONTEXTS,
        _ if name.starts_with("codes/") && name.ends_with(".csv") => columns::CODES,
        _ => return None,
    })
}

/// Reads the files of a folder, each a name and a text.
pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Files, Vec<Mistake>> {
    let mut found = Vec::new();
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for (name, text) in files {
        let at = |text: &str| Mistake { file: name.into(), line: 1, text: text.into() };
        let Some((columns, more)) = columns_of(name) else {
            found.push(at(
                "is not a file of tables; expected systems.csv, sets.csv, sources.csv, groups.csv, messages.csv, contexts.csv or codes/SET.csv",
            ));
            continue;
        };
        match parse(name, text, columns, more) {
            Ok(table) => {
                if tables.insert(name.into(), table).is_some() {
                    found.push(at("is there twice; keep one"));
                }
            }
            Err(mistakes) => found.extend(mistakes),
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let mut take = |name: &str| tables.remove(name).unwrap_or_default();
    let [systems, sets, sources] = ["systems.csv", "sets.csv", "sources.csv"].map(&mut take);
    let [groups, messages, contexts] = ["groups.csv", "messages.csv", "contexts.csv"].map(&mut take);
    let id = |name: String| name["codes/".len()..name.len() - ".csv".len()].to_string();
    let codes = tables.into_iter().map(|(name, table)| (id(name), table)).collect();
    Ok(Files { systems, sets, sources, groups, messages, contexts, codes })
}

/// Adds the tables of a folder to those that are there, or says every mistake found. The rows of built-in sets are not
/// changed; they are in what is given back.
pub fn add(files: &Files, base: &mut Base, known: &mut impl Known) -> Result<Own, Vec<Mistake>> {
    let mut found = Vec::new();
    for table in files.tables() {
        texts::check_texts(table, &mut found);
    }
    let (first_system, first_set, first_source) = (base.systems.len(), base.sets.len(), base.sources.len());
    for (table, ids) in [
        (&files.systems, base.systems.iter().map(|system| &system.id).collect::<Vec<_>>()),
        (&files.sets, base.sets.iter().map(|set| &set.id).collect()),
        (&files.sources, base.sources.iter().map(|source| &source.id).collect()),
    ] {
        for row in table.rows.iter().filter(|row| ids.iter().any(|id| **id == row.get("id"))) {
            let text = format!("`{}` is built in; take another id, or leave the line out", row.get("id"));
            found.push(table.mistake(row.line, text));
        }
    }
    for row in &files.systems.rows {
        if !row.optional("reader").is_empty() {
            let text = "only built-in systems have a reader; leave reader and looked_for blank";
            found.push(files.systems.mistake(row.line, text));
        }
    }
    base.systems.extend(systems::systems(&files.systems, &mut found));
    base.sources.extend(systems::sources(&files.sources, &mut found));
    let messages = own_messages(&files.messages, base, &mut found);
    fill(known, files, base);
    let tables = sets::Tables { sets: &files.sets, groups: &files.groups, codes: &files.codes };
    sets::sets(tables, base, &mut found);
    let (mut entries, mut groups) = (Vec::new(), Vec::new());
    for (id, table) in &files.codes {
        match base.sets.iter().position(|set| set.id == *id) {
            Some(place) if place < first_set => {
                changed_rows(table, (place, first_set), base, &mut entries, &mut found);
            }
            Some(_) => {}
            None => found.push(Mistake {
                file: table.file.clone(),
                line: 1,
                text: "this file belongs to no set; name it after the id of a set in data/sets.csv".into(),
            }),
        }
    }
    for row in &files.groups.rows {
        let place = base.sets[..first_set].iter().position(|set| set.id == row.get("set"));
        if let Some(place) = place {
            changed_group(&files.groups, row, place, base, &mut groups, &mut found);
        }
    }
    if found.is_empty() {
        certain::check(&files.sets, &files.codes, first_set, base, &mut found);
    }
    let contexts = contexts::own(&files.contexts, base, (first_system, first_set), known, &mut found);
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Own { first_system, first_set, first_source, entries, groups, messages, contexts })
}

/// Puts what was added into the tables themselves, as the build script does.
pub fn apply(own: Own, base: &mut Base) -> Vec<Context> {
    let rows: Vec<(usize, Key)> = own.entries.iter().map(|(set, entry)| (*set, entry.key.clone())).collect();
    for set in base.sets.iter_mut().skip(own.first_set) {
        let entries = set.entries.iter_mut().map(|entry| &mut entry.meaning);
        entries.chain(set.groups.iter_mut().map(|group| &mut group.meaning)).for_each(mark);
    }
    for (set, mut entry) in own.entries {
        mark(&mut entry.meaning);
        let entries = &mut base.sets[set].entries;
        match entries.binary_search_by(|known| known.key.cmp(&entry.key)) {
            Ok(place) => {
                entry.is_certain = entries[place].is_certain;
                entry.code.clone_from(&entries[place].code);
                entries[place] = entry;
            }
            Err(place) => entries.insert(place, entry),
        }
    }
    for (set, mut group) in own.groups {
        mark(&mut group.meaning);
        let groups = &mut base.sets[set].groups;
        if let Some(known) = groups.iter().find(|known| known.prefix.eq_ignore_ascii_case(&group.prefix)) {
            group.prefix.clone_from(&known.prefix);
        }
        match groups.binary_search_by(|known| known.prefix.cmp(&group.prefix)) {
            Ok(place) => groups[place] = group,
            Err(place) => groups.insert(place, group),
        }
    }
    doubted::take_back(base, own.first_set, &rows);
    own.contexts
}

impl Files {
    fn tables(&self) -> impl Iterator<Item = &Table> {
        let Self { systems, sets, sources, groups, messages, contexts, codes } = self;
        [systems, sets, sources, groups, messages, contexts].into_iter().chain(codes.values())
    }

    /// Whether there are texts for the shopper.
    pub fn has_messages(&self) -> bool {
        !self.messages.rows.is_empty()
    }

    /// Whether a row of a set of one's own says that its word tells its system.
    fn claims_words(&self) -> bool {
        self.codes.values().flat_map(|table| &table.rows).any(|row| !row.optional("certain").is_empty())
    }

    fn names(&self, set: &str) -> bool {
        let extends = |row: &Row| row.get("extends").split_whitespace().any(|extended| extended == set);
        self.codes.contains_key(set)
            || self.groups.rows.iter().any(|row| row.get("set") == set)
            || self.sets.rows.iter().any(extends)
    }
}

/// Fills in the rows of the built-in sets that the files speak of, of those that these extend, and of those that extend
/// one which gets rows.
fn fill(known: &mut impl Known, files: &Files, base: &mut Base) {
    let all = files.claims_words();
    let gets_rows =
        |set: &Set| set.chain.iter().any(|extended| files.codes.contains_key(&base.sets[*extended].id));
    let named: Vec<usize> = (0..base.sets.len())
        .filter(|place| all || files.names(&base.sets[*place].id) || gets_rows(&base.sets[*place]))
        .flat_map(|place| base.sets[place].chain.clone())
        .collect();
    for place in named {
        known.fill(&mut base.sets[place]);
    }
}

fn mark(meaning: &mut Meaning) {
    meaning.flags.push(CUSTOM.into());
}

/// The rows of a file for a built-in set, and where the built-in sets end.
fn changed_rows(
    table: &Table,
    (place, first_set): (usize, usize),
    base: &Base,
    entries: &mut Vec<(usize, Entry)>,
    found: &mut Vec<Mistake>,
) {
    for (row, key) in rows::keyed(table, &base.sets[place], found) {
        if !row.optional("certain").is_empty() {
            let text = "certain is for sets of one's own; leave the cell blank";
            found.push(table.mistake(row.line, text));
            continue;
        }
        let before = now(base, place, &key);
        let kept = kept(row, &before, base);
        let count = found.len();
        let mut entry = rows::entry(table, &kept.row, key, kept.given(), base, found);
        if found.len() == count {
            let texts = looser(&before, &entry.meaning, base);
            let extending = if before.is_exact() { &[] } else { &base.sets[..first_set] };
            let further = looser_further(base, place, &entry, extending);
            found.extend(texts.into_iter().chain(further).map(|text| table.mistake(row.line, text)));
        }
        let is_as_before = row.get("retry").is_empty() && row.optional("advice").is_empty();
        entry.advice_decides |= is_as_before && before.advice_decides();
        entries.push((place, entry));
    }
}

/// Everything in which a row that a set did not have is looser than what the sets say of its code that extend this one:
/// they may have a group for it, and a row comes before any group.
fn looser_further(base: &Base, place: usize, entry: &Entry, sets: &[Set]) -> Vec<String> {
    let mut found = Vec::new();
    for (number, set) in sets.iter().enumerate().filter(|(_, set)| set.chain[1..].contains(&place)) {
        let before = now(base, number, &entry.key);
        if before.meaning().is_some() && !is_nearer(base, number, place, &entry.key) {
            let texts = looser(&before, &entry.meaning, base).into_iter();
            found.extend(texts.map(|text| format!("in {}, which extends this set, {text}", set.id)));
        }
    }
    found
}

/// A line for codes of a built-in set that begin alike.
fn changed_group(
    table: &Table,
    row: &Row,
    place: usize,
    base: &Base,
    groups: &mut Vec<(usize, Group)>,
    found: &mut Vec<Mistake>,
) {
    let set = &base.sets[place];
    let before = Now::of_prefix(base, place, row.get("prefix"));
    let kept = kept(row, &before, base);
    let count = found.len();
    let meaning = rows::meaning(table, &kept.row, kept.given(), base, found);
    let group = groups::group(table, row, set, meaning, base, found);
    if found.len() == count {
        for text in looser(&before, &group.meaning, base) {
            found.push(table.mistake(row.line, text));
        }
    }
    groups.push((place, group));
}

/// What the blank cells of a row stand for where something is said of its code now. A row that says nothing but a code and
/// a retry word keeps all the rest.
struct Kept {
    row: Row,
    source: String,
    operation: String,
}

impl Kept {
    fn given(&self) -> Given<'_> {
        Given { flags: "", source: &self.source, operation: &self.operation }
    }
}

fn kept(row: &Row, before: &Now<'_>, base: &Base) -> Kept {
    let Some(now) = before.meaning() else {
        return Kept { row: row.clone(), source: String::new(), operation: String::new() };
    };
    let mut filled = row.clone().or("outcome", &now.outcome).or("retry", &now.retry);
    let is_same = filled.get("outcome") == now.outcome;
    if is_same {
        filled = filled.or("reason", &now.reason);
    }
    if filled.get("retry") == now.retry {
        let hours = if now.wait_hours > 0 { now.wait_hours.to_string() } else { String::new() };
        let limit = now.limit.map(|limit| limit.to_string()).unwrap_or_default();
        filled = filled.or("actor", &now.actor).or("wait_hours", &hours).or("limit", &limit);
    }
    if before.is_exact() {
        filled = filled.or("summary", &now.summary);
    }
    let own: Vec<&str> = row.get("flags").split_whitespace().collect();
    let before = now.flags.iter().map(String::as_str).filter(|flag| *flag != CUSTOM && !own.contains(flag));
    let flags: Vec<&str> = before.chain(own.iter().copied()).collect();
    Kept {
        row: filled.with("flags", &flags.join(" ")),
        source: now.source.map_or_else(String::new, |source| base.sources[source].id.clone()),
        operation: if is_same { now.operation.clone() } else { String::new() },
    }
}
