//! Verdicts as JSON, one object a line.

use std::collections::HashMap;
use std::io::{self, Write};

use payverdict::{CodeSet, Entry, Locale, Record, Verdict};
use serde_json::json;

/// What a line says apart from the code: it is the same for every code with the same row.
type Row = (CodeSet, Option<Entry>, Option<&'static str>);

/// Writes verdicts, making each row's text once.
pub struct Writer {
    locale: Locale,
    rows: HashMap<Row, (Vec<u8>, Vec<u8>)>,
}

impl Writer {
    pub fn new(locale: Locale) -> Self {
        Self { locale, rows: HashMap::new() }
    }

    /// One object for a verdict.
    pub fn verdict(&mut self, out: &mut impl Write, code: &[u8], verdict: Verdict) -> io::Result<()> {
        let locale = self.locale;
        let row = (verdict.set(), verdict.entry(), verdict.group());
        let (head, tail) = self.rows.entry(row).or_insert_with(|| around_code(Some(verdict), locale));
        out.write_all(head)?;
        write_code(out, code)?;
        out.write_all(tail)
    }

    /// One object for a code that several sets could have and none lists.
    pub fn unlisted(&self, out: &mut impl Write, code: &[u8]) -> io::Result<()> {
        let (head, tail) = around_code(None, self.locale);
        out.write_all(&head)?;
        write_code(out, code)?;
        out.write_all(&tail)
    }

    /// One object for what could not be decoded.
    pub fn malformed(
        &self,
        out: &mut impl Write,
        set: Option<CodeSet>,
        code: &str,
        expected: &str,
    ) -> io::Result<()> {
        let (set, code, expected) = (json!(set), json!(code), json!(expected));
        writeln!(out, r#"{{"set":{set},"code":{code},"error":{{"kind":"malformed","expected":{expected}}}}}"#)
    }
}

/// Writes a code between its quotes. Nearly every code stands for itself, but the host and the query
/// of a problem type's URI may hold anything.
fn write_code(out: &mut impl Write, code: &[u8]) -> io::Result<()> {
    if code.iter().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        return out.write_all(code);
    }
    let quoted = json!(String::from_utf8_lossy(code)).to_string();
    out.write_all(&quoted.as_bytes()[1..quoted.len() - 1])
}

/// The line before and behind the code.
fn around_code(verdict: Option<Verdict>, locale: Locale) -> (Vec<u8>, Vec<u8>) {
    let record = Record { code: Some(""), verdict, locale };
    let line = serde_json::to_string(&record).expect("a record is plain JSON") + "\n";
    let mark = r#""code":""#;
    let code = line.find(mark).expect("a record has a code") + mark.len();
    (line.as_bytes()[..code].to_vec(), line.as_bytes()[code..].to_vec())
}
