//! Verdicts as JSON, one object a line.

use std::collections::HashMap;
use std::io::{self, Write};

use payverdict::{
    CodeSet, CombinedRecord, Identification, IdentifiedRecord, Locale, Record, Syntax, Verdict,
};
use serde_json::json;

use super::remembered::Remembered;
use super::shown::shown;

/// A line before and after the code.
pub type Around = (Vec<u8>, Vec<u8>);

/// How many codes without a certain owner are remembered with their line.
const RECENT: usize = 4096;

/// Writes verdicts, making each row's text once.
pub struct Writer {
    locale: Locale,
    lines: Remembered<Around>,
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
            lines: Remembered::default(),
            identified: HashMap::new(),
            further: further.to_vec(),
            malformed: HashMap::new(),
        }
    }

    /// One object for a verdict.
    pub fn verdict(&mut self, out: &mut impl Write, code: &[u8], verdict: Verdict) -> io::Result<()> {
        let (further, locale) = (&self.further, self.locale);
        let (head, tail) = self.lines.of(verdict, || around_code(verdict, further, locale));
        out.write_all(head)?;
        match verdict.set().syntax() {
            // What has one of these forms stands for itself.
            Syntax::Triple | Syntax::Number | Syntax::Response => out.write_all(code)?,
            Syntax::Word | Syntax::Problem => write_code(out, code)?,
        }
        out.write_all(tail)
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
