//! Verdicts as JSON, one object a line.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};

use payverdict::{
    CodeSet, CombinedRecord, Entry, Identification, IdentifiedRecord, Locale, Record, Syntax, Verdict,
};
use serde_json::json;

use super::shown::shown;

/// What a line says apart from the code: it is the same for every code with the same row.
type Row = (CodeSet, Option<Entry>, Option<&'static str>);

/// A line before and after the code.
pub type Around = (Vec<u8>, Vec<u8>);

/// How many verdicts are remembered with their line.
const RECENT: usize = 4096;

/// Writes verdicts, making each row's text once.
pub struct Writer {
    locale: Locale,
    lines: Vec<Around>,
    rows: HashMap<Row, usize>,
    /// The line of a verdict, at the place that its number gives: most columns have few codes, and to
    /// look their rows up would take longer than to decode them.
    recent: Box<[Option<(Verdict, usize)>; RECENT]>,
    /// The lines of codes without a certain owner, as often as they come again.
    identified: HashMap<Vec<u8>, Vec<u8>>,
    /// Codes that are combined with every code.
    further: Vec<Verdict>,
    malformed: HashMap<Option<CodeSet>, Around>,
}

impl Writer {
    pub fn new(locale: Locale, further: &[Verdict]) -> Self {
        Self {
            locale,
            lines: Vec::new(),
            rows: HashMap::new(),
            recent: Box::new([None; RECENT]),
            identified: HashMap::new(),
            further: further.to_vec(),
            malformed: HashMap::new(),
        }
    }

    /// One object for a verdict.
    pub fn verdict(&mut self, out: &mut impl Write, code: &[u8], verdict: Verdict) -> io::Result<()> {
        let place = place(verdict);
        let line = match self.recent[place] {
            Some((known, line)) if known == verdict => line,
            _ => {
                let line = self.line_of_row(verdict);
                self.recent[place] = Some((verdict, line));
                line
            }
        };
        let (head, tail) = &self.lines[line];
        out.write_all(head)?;
        match verdict.set().syntax() {
            // What has one of these forms stands for itself.
            Syntax::Triple | Syntax::Number | Syntax::Response => out.write_all(code)?,
            Syntax::Word | Syntax::Problem => write_code(out, code)?,
        }
        out.write_all(tail)
    }

    fn line_of_row(&mut self, verdict: Verdict) -> usize {
        let (lines, further, locale) = (&mut self.lines, &self.further, self.locale);
        let row = (verdict.set(), verdict.entry(), verdict.group());
        *self.rows.entry(row).or_insert_with(|| {
            lines.push(around_code(verdict, further, locale));
            lines.len() - 1
        })
    }

    /// One object for a code without a certain owner.
    pub fn identified(
        &mut self,
        out: &mut impl Write,
        code: &[u8],
        found: &Identification,
    ) -> io::Result<()> {
        if let Some(line) = self.identified.get(code) {
            return out.write_all(line);
        }
        let text = String::from_utf8_lossy(code);
        let record = IdentifiedRecord { code: &text, found, locale: self.locale };
        let line = serde_json::to_string(&record)? + "\n";
        out.write_all(line.as_bytes())?;
        if self.identified.len() == RECENT {
            self.identified.clear();
        }
        self.identified.insert(code.to_vec(), line.into_bytes());
        Ok(())
    }

    /// One object for what could not be decoded; `expected` follows from the set.
    pub fn malformed(
        &mut self,
        out: &mut impl Write,
        set: Option<CodeSet>,
        code: &[u8],
        expected: &str,
    ) -> io::Result<()> {
        let (head, tail) =
            self.malformed.entry(set).or_insert_with(|| around_malformed(set.map(CodeSet::id), expected));
        write_malformed(out, (head, tail), code)
    }
}

/// The line of what could not be decoded, before and after the code.
pub fn around_malformed(set: Option<&str>, expected: &str) -> Around {
    let (set, expected) = (json!(set), json!(expected));
    let head = format!(r#"{{"set":{set},"code":""#);
    let tail = format!("\",\"error\":{{\"kind\":\"malformed\",\"expected\":{expected}}}}}\n");
    (head.into_bytes(), tail.into_bytes())
}

/// Writes that line, with the code in a form that is safe to show.
pub fn write_malformed(out: &mut impl Write, (head, tail): (&[u8], &[u8]), code: &[u8]) -> io::Result<()> {
    out.write_all(head)?;
    if code.len() <= SHORT && is_plain(code) {
        out.write_all(code)?;
    } else {
        write_quoted(out, &shown(code))?;
    }
    out.write_all(tail)
}

/// Input that could not be read is shown whole up to here, if it is plain.
const SHORT: usize = 64;

/// Where a verdict is remembered.
fn place(verdict: Verdict) -> usize {
    let mut bits = Bits(0);
    verdict.hash(&mut bits);
    (bits.finish() >> (64 - RECENT.trailing_zeros())) as usize
}

/// Hashes the one number that a verdict is.
struct Bits(u64);

impl Hasher for Bits {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        // The bits of the code are far apart, those of the row at the top.
        let mixed = self.0 ^ number ^ number >> 32;
        self.0 = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Writes a code between its quotes.
fn write_code(out: &mut impl Write, code: &[u8]) -> io::Result<()> {
    if is_plain(code) { out.write_all(code) } else { write_quoted(out, &String::from_utf8_lossy(code)) }
}

/// Whether a text stands for itself in JSON and on a screen.
fn is_plain(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
}

fn write_quoted(out: &mut impl Write, text: &str) -> io::Result<()> {
    let quoted = json!(text).to_string();
    out.write_all(&quoted.as_bytes()[1..quoted.len() - 1])
}

/// The line before and after the code.
fn around_code(verdict: Verdict, further: &[Verdict], locale: Locale) -> Around {
    let combined = super::card::combined(verdict, further);
    let line = if further.is_empty() {
        serde_json::to_string(&Record { code: Some(""), verdict: Some(verdict), locale })
    } else {
        serde_json::to_string(&CombinedRecord { code: "", combined, locale })
    };
    let line = line.expect("a record is plain JSON") + "\n";
    let mark = r#""code":""#;
    let code = line.find(mark).expect("a record has a code") + mark.len();
    (line.as_bytes()[..code].to_vec(), line.as_bytes()[code..].to_vec())
}
