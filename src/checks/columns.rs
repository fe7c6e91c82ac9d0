//! The columns of the files that tables of one's own may have, too.

use super::table::More;

/// What a file of `data/` is made of: the columns that it has to have, and those that may follow.
pub type Columns = (&'static [&'static str], More);

pub const SYSTEMS: Columns =
    (&["id", "name", "homepage"], More::These(&["kind", "aliases", "hosts", "reader", "looked_for"]));

pub const SETS: Columns = (
    &["id", "system", "title", "syntax", "suffix", "extends", "flags", "source", "example"],
    More::These(&["certain", "number", "advice"]),
);

pub const SOURCES: Columns =
    (&["id", "title", "publisher", "url", "edition", "retrieved", "kind"], More::None);

pub const GROUPS: Columns = (
    &[
        "set",
        "prefix",
        "name",
        "outcome",
        "reason",
        "retry",
        "actor",
        "wait_hours",
        "limit",
        "flags",
        "source",
    ],
    More::These(&["operation"]),
);

pub const MESSAGES: Columns = (&["id", "en"], More::Any);

pub const CONTEXTS: Columns = (&["kind", "words", "set", "certain", "lang", "why"], More::None);

pub const CODE_COLUMNS: [&str; 10] =
    ["code", "outcome", "reason", "retry", "actor", "wait_hours", "limit", "flags", "summary", "source"];

/// What a file of codes may have in further columns.
pub const MORE_CODE_COLUMNS: [&str; 4] = ["operation", "certain", "advice", "message"];

pub const CODES: Columns = (&CODE_COLUMNS, More::These(&MORE_CODE_COLUMNS));
