//! Verdicts as JSON, one object a line, where tables of one's own are beside the built-in ones.

use std::collections::HashMap;
use std::io::{self, Write};

use payverdict::Locale;
use payverdict::overlay::{Combined, CombinedRecord, Identification, IdentifiedRecord, Record, Verdict};
use serde::Serialize;

use super::json::{around_malformed, write_malformed};

/// How many lines are remembered.
const RECENT: usize = 4096;

/// Writes verdicts; the line of a code is kept, as most columns have few codes.
pub struct Writer {
    locale: Locale,
    /// Codes that are combined with every code.
    further: Vec<Verdict<'static>>,
    lines: HashMap<Vec<u8>, Vec<u8>>,
}

impl Writer {
    pub fn new(locale: Locale, further: Vec<Verdict<'static>>) -> Self {
        Self { locale, further, lines: HashMap::new() }
    }

    /// One object for a verdict. All codes of a run are asked for in one set or system, or in none.
    pub fn verdict(
        &mut self,
        out: &mut impl Write,
        code: &[u8],
        verdict: Verdict<'static>,
    ) -> io::Result<()> {
        let locale = self.locale;
        if let Some(line) = self.lines.get(code) {
            return out.write_all(line);
        }
        let text = String::from_utf8_lossy(code);
        let text = &*text;
        if self.further.is_empty() {
            return self.write(out, code, &Record { code: Some(text), verdict, locale });
        }
        let combined = self.further.iter().fold(Combined::from(verdict), |both, other| both.with(*other));
        self.write(out, code, &CombinedRecord { code: text, combined, locale })
    }

    /// One object for a code without a certain owner.
    pub fn identified(
        &mut self,
        out: &mut impl Write,
        code: &[u8],
        found: &Identification<'static>,
    ) -> io::Result<()> {
        if let Some(line) = self.lines.get(code) {
            return out.write_all(line);
        }
        let text = String::from_utf8_lossy(code);
        self.write(out, code, &IdentifiedRecord { code: &text, found, locale: self.locale })
    }

    fn write(&mut self, out: &mut impl Write, code: &[u8], record: &impl Serialize) -> io::Result<()> {
        let line = serde_json::to_string(record)? + "\n";
        out.write_all(line.as_bytes())?;
        if self.lines.len() == RECENT {
            self.lines.clear();
        }
        self.lines.insert(code.to_vec(), line.into_bytes());
        Ok(())
    }
}

/// One object for what could not be decoded.
pub fn malformed(out: &mut impl Write, set: Option<&str>, code: &[u8], expected: &str) -> io::Result<()> {
    let (head, tail) = around_malformed(set, expected);
    write_malformed(out, (&head, &tail), code)
}
