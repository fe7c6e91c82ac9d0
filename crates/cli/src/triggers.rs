//! How a sandbox is made to answer with a code, below its row or in its object.

use std::io::{self, Write};

use payverdict::{Entry, Trigger};
use serde_json::json;

use super::card::FAINT;

/// How wide kinds, values and environments are.
type Widths = [usize; 3];

fn cells(trigger: Trigger) -> [&'static str; 3] {
    [trigger.kind().as_str(), trigger.value(), trigger.environment().as_str()]
}

/// The widest of each column, over all rows.
pub fn widths(rows: &[Entry]) -> Widths {
    let mut widths = [0; 3];
    for trigger in rows.iter().flat_map(|row| row.triggers()) {
        for (width, cell) in widths.iter_mut().zip(cells(trigger)) {
            *width = cell.len().max(*width);
        }
    }
    widths
}

/// One line a trigger, with what else it takes and who says so.
pub fn write(out: &mut impl Write, row: Entry, [k, v, e]: Widths) -> io::Result<()> {
    row.triggers().try_for_each(|trigger| {
        let [kind, value, environment] = cells(trigger);
        let with = trigger.with().map(|with| format!("{with} ")).unwrap_or_default();
        let source = trigger.source().id();
        writeln!(out, "    {kind:<k$}  {value:<v$}  {environment:<e$}  {with}{FAINT}({source}){FAINT:#}")
    })
}

/// The object of a verdict, a line, with the triggers in it.
pub fn write_json(out: &mut impl Write, line: &[u8], row: Entry) -> io::Result<()> {
    let object = line.strip_suffix(b"}\n").expect("a line is an object");
    out.write_all(object)?;
    out.write_all(br#","triggers":["#)?;
    for (place, trigger) in row.triggers().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let [kind, value, environment] = cells(trigger).map(|cell| json!(cell));
        let with = json!(trigger.with());
        write!(
            out,
            r#"{comma}{{"kind":{kind},"value":{value},"environment":{environment},"with":{with},"source":"#
        )?;
        serde_json::to_writer(&mut *out, &trigger.source())?;
        out.write_all(b"}")?;
    }
    writeln!(out, "]}}")
}
