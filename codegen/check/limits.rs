//! What has room in the packed numbers of the crate: whatever does not fit is refused here, by file and line.

use crate::bits::{self, Field};
use crate::checks::table::Mistake;
use crate::model::{Model, Words};
use crate::read::Data;

/// The most sources, messages and terms that a row can name.
const NAMED_MAX: usize = u16::MAX as usize - 1;

/// Refuses words, flags, sets, rows, sources and messages that do not fit.
pub fn check(data: &Data, model: &Model, found: &mut Vec<Mistake>) {
    let words = &model.base.vocabulary;
    let numbered = |field: Field, first: u64| field.max() + 1 - first;
    for (words, room) in [
        (&words.outcome, numbered(bits::OUTCOME, 0)),
        // Zero stands for no reason.
        (&words.reason, numbered(bits::REASON, 1)),
        (&words.retry, numbered(bits::RETRY, 0)),
        (&words.actor, numbered(bits::ACTOR, 0)),
        (&words.next_step, numbered(bits::NEXT_STEP, 0)),
        (&words.operation, numbered(bits::OPERATION, 0)),
        (&words.flag, bits::FLAGS.bits.into()),
    ] {
        if let Some(word) = first_beyond(words, room as usize) {
            let text = format!(
                "{} words of the kind {} have room; widen its field in src/bits.rs",
                room, words.kind
            );
            found.push(data.vocabulary.mistake(word, text));
        }
    }
    let sets = (1 << bits::SET_BITS) - 1;
    if let Some(set) = model.base.sets.get(sets) {
        let text = format!("{sets} sets have room; widen SET_BITS in src/bits.rs");
        found.push(data.sets.mistake(set.line, text));
    }
    let rows = (1 << bits::ROW_BITS) - 1;
    let mut count = data.groups.rows.len() + 1;
    for set in &model.base.sets {
        if let Some(entry) = set.entries.get(rows_left(rows, count)) {
            let text = format!("{rows} rows and groups have room; widen ROW_BITS in src/bits.rs");
            // A set of one's own has no file among the data.
            let table = data.codes.get(&set.id).unwrap_or(&data.sets);
            found.push(table.mistake(entry.line, text));
            return;
        }
        count += set.entries.len();
    }
    for table in [&data.sources, &data.messages] {
        if let Some(row) = table.rows.get(NAMED_MAX) {
            found.push(table.mistake(row.line, format!("{NAMED_MAX} lines have room in this file")));
        }
    }
}

fn rows_left(rows: usize, count: usize) -> usize {
    rows.saturating_sub(count)
}

/// The line of the first word that does not fit.
fn first_beyond(words: &Words, room: usize) -> Option<usize> {
    words.words.get(room).map(|word| word.line)
}
