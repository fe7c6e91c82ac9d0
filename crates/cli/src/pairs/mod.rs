//! `payverdict decode --pairs`: a table of sets and codes, made into a table of verdicts by one process.

mod asked;
mod known;
mod line;
pub mod records;

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::args::DecodeOptions;
use super::files::{self, Out};
use super::lookup::BuiltIn;
use super::shown::shown;
use super::tables;
use crate::Ended;
use asked::Asked;
use known::{Known, Sets};
use line::Lines;
use records::{Cell, Record};

pub use line::{Columns, USUAL};

/// Half of what a pipe holds: one half is read while the other is written.
const WRITTEN: usize = 1 << 15;

pub fn run(options: &DecodeOptions) -> io::Result<Ended> {
    match tables::own() {
        None => all(options, BuiltIn),
        Some(tables) => all(options, tables),
    }
}

fn all<A: Asked>(options: &DecodeOptions, asked: A) -> io::Result<Ended> {
    let out: Box<dyn Write> = Box::new(io::stdout().lock());
    let mut run = Run {
        out: BufWriter::with_capacity(WRITTEN, out),
        asked,
        lines: Lines::new(options),
        sets: Sets::new(asked),
        ended: Ended::Well,
    };
    run.lines.head(&mut run.out)?;
    let names: Vec<_> = options.codes.iter().map(Into::into).collect();
    for file in files::named(&names) {
        run.file(file)?;
    }
    run.out.flush()?;
    Ok(run.ended)
}

struct Run<A: Asked> {
    asked: A,
    out: Out,
    lines: Lines<A>,
    sets: Sets<A>,
    ended: Ended,
}

/// Where set and code are among the columns of a file.
struct Head {
    set: usize,
    code: usize,
    columns: usize,
}

impl<A: Asked> Run<A> {
    fn file(&mut self, file: &Path) -> io::Result<()> {
        let input = match files::open(file) {
            Ok(input) => input,
            Err(error) => return self.bad(file, None, &error.to_string()),
        };
        // Both closures write, one at a time.
        let (shared, mut head, mut is_table) = (std::cell::RefCell::new(self), None, true);
        let read = records::for_each(
            input,
            || shared.borrow_mut().out.flush(),
            |record| {
                let run = &mut *shared.borrow_mut();
                match &head {
                    Some(head) if is_table => run.record(file, head, record),
                    Some(_) => Ok(()),
                    None => {
                        let found = self::head(record);
                        is_table = found.is_some();
                        head = Some(found.unwrap_or(Head { set: 0, code: 0, columns: 0 }));
                        Ok(())
                    }
                }
            },
        );
        let run = shared.into_inner();
        match read {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(error),
            Err(error) => run.bad(file, None, &error.to_string()),
            Ok(_) if !is_table || head.is_none() => {
                run.bad(file, Some(1), "expected a first line with the columns `set` and `code`, once each")
            }
            Ok(Err(open)) => {
                run.bad(file, Some(open.line), "a quote is not closed; nothing after it was read")
            }
            Ok(Ok(())) => Ok(()),
        }
    }

    fn record(&mut self, file: &Path, head: &Head, record: &Record<'_>) -> io::Result<()> {
        let (mut set, mut code, mut columns) = (None, None, 0);
        for (place, cell) in record.cells().enumerate() {
            columns = place + 1;
            if place == head.set {
                set = Some(cell);
            } else if place == head.code {
                code = Some(cell);
            }
        }
        match (set, code) {
            (Some(set), Some(code)) if columns == head.columns => self.pair(file, record.line, &set, &code),
            _ => {
                let text = format!("expected {} cells, found {columns}", head.columns);
                self.bad(file, Some(record.line), &text)
            }
        }
    }

    fn pair(&mut self, file: &Path, line: u64, set: &Cell<'_>, code: &Cell<'_>) -> io::Result<()> {
        if set.is_null() {
            return self.lines.without(&mut self.out, set, code, "null");
        }
        match self.sets.of(&set.text) {
            Known::Set(_) if code.is_null() => self.lines.without(&mut self.out, set, code, "null"),
            Known::Set(known) => match self.asked.verdict(known, &code.text) {
                Some(verdict) => self.lines.verdict(&mut self.out, code, verdict),
                None => {
                    self.ended = Ended::WithBadInput;
                    self.lines.without(&mut self.out, set, code, "malformed")
                }
            },
            Known::New(error) => {
                let text = format!("`{}`: {error}", shown(&set.text));
                self.bad(file, Some(line), &text)?;
                self.lines.without(&mut self.out, set, code, "unknown_set")
            }
            Known::Unknown => self.lines.without(&mut self.out, set, code, "unknown_set"),
        }
    }

    /// Says what could not be read, and goes on.
    fn bad(&mut self, file: &Path, line: Option<u64>, text: &str) -> io::Result<()> {
        self.ended = Ended::WithBadInput;
        self.out.flush()?;
        let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
        writeln!(io::stderr(), "payverdict: {}{line}: {text}", files::name(file))
    }
}

fn head(record: &Record<'_>) -> Option<Head> {
    let names: Vec<_> = record.cells().map(|cell| cell.text).collect();
    let once = |name: &[u8]| {
        let mut places = names.iter().enumerate().filter(|(_, known)| known.as_ref() == name);
        places.next().filter(|_| places.next().is_none()).map(|(place, _)| place)
    };
    Some(Head { set: once(b"set")?, code: once(b"code")?, columns: names.len() })
}

impl Cell<'_> {
    /// Whether it holds no value, as a database writes one.
    fn is_null(&self) -> bool {
        self.text.is_empty() && !self.is_quoted
    }
}
