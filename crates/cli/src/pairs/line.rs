//! What is written of a pair: the columns that were asked for.

use std::io::{self, Write};
use std::str::FromStr;

use payverdict::Locale;
use payverdict::record::{FIELDS, Field};

use super::asked::{Around, Asked};
use super::records::Cell;
use crate::args::DecodeOptions;
use crate::export::{plain, quoted};

/// The names of the columns that are written where nothing else is asked for.
pub const USUAL: &str = "set,code,outcome,reason,retry,actor,match";

/// The columns that are written.
#[derive(Clone, Debug)]
pub struct Columns(Vec<&'static Field>);

impl FromStr for Columns {
    type Err = String;

    /// Takes names with commas between.
    fn from_str(names: &str) -> Result<Self, String> {
        let of_verdicts = || FIELDS.iter().filter(|field| field.is_of_verdicts());
        let mut columns: Vec<&'static Field> = Vec::new();
        for name in names.split(',') {
            let Some(field) = of_verdicts().find(|field| field.name() == name) else {
                let known: Vec<_> = of_verdicts().map(Field::name).collect();
                return Err(format!("unknown column; known: {}", known.join(", ")));
            };
            if columns.iter().any(|column| column.name() == name) {
                return Err(format!("{name} is there twice"));
            }
            columns.push(field);
        }
        Ok(Self(columns))
    }
}

/// Writes lines, making what a row says once.
pub struct Lines<A: Asked> {
    columns: Vec<&'static Field>,
    locale: Locale,
    known: A::Lines,
}

impl<A: Asked> Lines<A> {
    pub fn new(options: &DecodeOptions) -> Self {
        Self { columns: options.columns.0.clone(), locale: options.locale, known: A::Lines::default() }
    }

    pub fn head(&self, out: &mut impl Write) -> io::Result<()> {
        let names: Vec<_> = self.columns.iter().map(|field| field.name()).collect();
        writeln!(out, "{}", names.join(","))
    }

    pub fn verdict(&mut self, out: &mut impl Write, code: &Cell<'_>, verdict: A::Verdict) -> io::Result<()> {
        let (columns, locale) = (&self.columns, self.locale);
        let make = || around_code::<A>(columns, verdict, locale);
        let (before, after) = A::line(&mut self.known, verdict, &code.text, make);
        out.write_all(before)?;
        if after.is_empty() {
            return Ok(());
        }
        write_cell(out, code)?;
        out.write_all(after)
    }

    /// A pair without a verdict, and why it has none.
    pub fn without(
        &self,
        out: &mut impl Write,
        set: &Cell<'_>,
        code: &Cell<'_>,
        why: &str,
    ) -> io::Result<()> {
        for (place, field) in self.columns.iter().enumerate() {
            if place > 0 {
                out.write_all(b",")?;
            }
            match field.name() {
                "set" => write_cell(out, set)?,
                "code" => write_cell(out, code)?,
                "match" => out.write_all(why.as_bytes())?,
                _ => {}
            }
        }
        out.write_all(b"\n")
    }
}

/// The line before and after the code; nothing comes after it where it is not asked for.
fn around_code<A: Asked>(columns: &[&Field], verdict: A::Verdict, locale: Locale) -> Around {
    let (mut before, mut after) = (Vec::new(), None::<Vec<u8>>);
    for (place, field) in columns.iter().enumerate() {
        let line = after.as_mut().unwrap_or(&mut before);
        if place > 0 {
            line.push(b',');
        }
        if field.name() == "code" {
            after = Some(Vec::new());
        } else {
            let text = plain(A::value(verdict, field, locale)).unwrap_or_default();
            line.extend_from_slice(quoted(text).as_bytes());
        }
    }
    after.as_mut().unwrap_or(&mut before).push(b'\n');
    (before, after.unwrap_or_default())
}

/// A cell as it came, in quotes where it has to be. An empty text has them, or it would be no value.
fn write_cell(out: &mut impl Write, cell: &Cell<'_>) -> io::Result<()> {
    let needs_quotes = cell.text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'));
    let is_empty = cell.text.is_empty() && cell.is_quoted;
    if !(needs_quotes || is_empty) {
        return out.write_all(&cell.text);
    }
    out.write_all(b"\"")?;
    for (place, part) in cell.text.split(|byte| *byte == b'"').enumerate() {
        if place > 0 {
            out.write_all(b"\"\"")?;
        }
        out.write_all(part)?;
    }
    out.write_all(b"\"")
}
