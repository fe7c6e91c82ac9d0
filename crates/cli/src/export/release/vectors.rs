//! Codes with what is said of each, by which a program that decodes by the files is tried.

use std::borrow::Cow;
use std::collections::BTreeSet;

use payverdict::release::Message;
use payverdict::{CodeSet, Outcome, Syntax, decode};

use super::to_text;
use crate::export::csv::write_lines;
use crate::export::tables::Cell;

const COLUMNS: [&str; 6] = ["set", "code", "match", "outcome", "retry", "message_id"];

pub fn text() -> String {
    let asked = CodeSet::ALL.iter().flat_map(|set| codes(*set).into_iter().map(|code| line(*set, code)));
    to_text(|out| write_lines(out, &COLUMNS, asked))
}

fn line(set: CodeSet, code: String) -> Vec<Cell> {
    let said = match decode(set, &code) {
        Ok(verdict) => {
            let (matched, message) = (verdict.matched().as_str(), Message::of(verdict).id());
            [matched, verdict.outcome().as_str(), verdict.retry().as_str(), message].map(Some)
        }
        Err(_) => [Some("malformed"), None, None, None],
    };
    let said = said.map(|cell| cell.map(Cow::Borrowed));
    [Some(Cow::Borrowed(set.id())), Some(Cow::Owned(code))].into_iter().chain(said).collect()
}

/// Codes of a set as they are sent, as they are not, inherited ones, and the edges of groups.
fn codes(set: CodeSet) -> BTreeSet<String> {
    let chain = || [set].into_iter().chain(set.extends());
    let mut codes = BTreeSet::new();
    for asked in chain() {
        let rows = || asked.entries().map(|row| (row.code(), row.outcome()));
        let approved = rows().find(|(_, outcome)| *outcome == Outcome::Approved);
        for (code, _) in rows().take(1).chain(rows().next_back()).chain(approved) {
            codes.extend(written(code));
            if set.syntax() == Syntax::Problem {
                let kind = code.rsplit('/').next().unwrap_or(code);
                codes.extend([kind.to_string(), format!("seashells/{kind}"), format!("a/b/{kind}")]);
                codes.insert(format!("https://api.example/psp/errordetail/{code}/?x=1#y"));
                codes.extend(["?a b", "#<", "//"].map(|end| format!("{code}{end}")));
            }
        }
        for group in asked.groups() {
            codes.extend(group.lengths().flat_map(|length| edges(set.syntax(), group.prefix(), length)));
        }
    }
    codes
}

/// The first and the last code of a group with digits, longer ones, and a word with a full stop, which is of no group.
fn edges(syntax: Syntax, prefix: &str, length: usize) -> Vec<String> {
    let mut found = Vec::new();
    for filling in ["000.000.000", "999.999.999"] {
        let filling: String =
            if syntax == Syntax::Triple { filling.into() } else { filling.replace('.', "") };
        let rest = filling.get(prefix.len()..length).unwrap_or_default();
        found.extend(["", "0"].map(|more| format!("{prefix}{rest}{more}")));
        found.push(format!("{prefix}.x{rest}").chars().take(length).collect());
    }
    found
}

/// A code as it is, and as others may write it, rightly or not.
fn written(code: &str) -> [String; 8] {
    let spaced = code.replace(['_', '-'], " ");
    [
        code.into(),
        code.to_lowercase(),
        code.to_uppercase(),
        spaced.replace(' ', ""),
        spaced,
        format!("{code}-I"),
        format!(" {code}"),
        format!("{code}\t"),
    ]
}
