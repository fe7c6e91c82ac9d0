//! The records of a CSV file (RFC 4180), one after another, in bounded memory.

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2};

/// How much is read at once.
const READ: usize = 1 << 18;
/// The longest record. A longer one has a quote that nothing closes, so what follows it is not understood either.
const RECORD_MAX: usize = 1 << 20;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A line of the file; more than one where a quoted cell has ends of lines in it.
pub struct Record<'a> {
    text: &'a [u8],
    has_quotes: bool,
    /// The line that it begins in, counted from one.
    pub line: u64,
}

/// What is in a cell, and whether it is in quotes: nothing in quotes is an empty text, nothing without them is no value.
#[derive(Debug, PartialEq)]
pub struct Cell<'a> {
    pub text: Cow<'a, [u8]>,
    pub is_quoted: bool,
}

/// Why the rest of a file cannot be read.
#[derive(Debug, PartialEq)]
pub struct OpenQuote {
    pub line: u64,
}

/// Calls `each` with every record but empty lines. `idle` is called before input is waited for.
pub fn for_each<R: Read>(
    mut input: R,
    mut idle: impl FnMut() -> io::Result<()>,
    mut each: impl FnMut(&Record<'_>) -> io::Result<()>,
) -> io::Result<Result<(), OpenQuote>> {
    let mut buffer = vec![0; READ];
    let (mut kept, mut line) = (0, 1);
    let mut is_first = true;
    loop {
        if kept == buffer.len() {
            if kept >= RECORD_MAX {
                return Ok(Err(OpenQuote { line }));
            }
            buffer.resize(2 * kept, 0);
        }
        idle()?;
        let read = match input.read(&mut buffer[kept..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let is_last = read == 0;
        let mut rest = &buffer[..kept + read];
        if is_first && (rest.len() >= MARK.len() || is_last) {
            rest = rest.strip_prefix(MARK).unwrap_or(rest);
            is_first = false;
        }
        if !is_first {
            while let Some((text, has_quotes, after)) = first(rest, is_last) {
                let record = Record { text: without_return(text), has_quotes, line };
                if !record.text.is_empty() {
                    each(&record)?;
                }
                line += 1 + if has_quotes { memchr_iter(b'\n', text).count() as u64 } else { 0 };
                rest = after;
            }
        }
        if is_last {
            return Ok(if rest.is_empty() { Ok(()) } else { Err(OpenQuote { line }) });
        }
        let end = kept + read;
        kept = rest.len();
        buffer.copy_within(end - kept..end, 0);
    }
}

/// The first record of a text, whether it has quotes, and what follows it. Nothing where it does not end here.
fn first(text: &[u8], is_last: bool) -> Option<(&[u8], bool, &[u8])> {
    let (mut place, mut has_quotes) = (0, false);
    // Where a quoted part ends: a quote right there is one of two that stand for one.
    let mut closed = 0;
    loop {
        match memchr2(b'\n', b'"', &text[place..]).map(|found| place + found) {
            Some(end) if text[end] == b'\n' => return Some((&text[..end], has_quotes, &text[end + 1..])),
            // Only a quote that a cell begins with hides what follows.
            Some(quote) if quote == closed || text[quote - 1] == b',' => {
                has_quotes = true;
                place = quote + 1 + memchr(b'"', &text[quote + 1..])? + 1;
                closed = place;
            }
            Some(quote) => place = quote + 1,
            None => return (is_last && !text.is_empty()).then_some((text, has_quotes, &[])),
        }
    }
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

impl<'a> Record<'a> {
    pub fn cells(&self) -> Cells<'a> {
        Cells { rest: Some(self.text), has_quotes: self.has_quotes }
    }
}

/// The cells of a record, in order.
pub struct Cells<'a> {
    rest: Option<&'a [u8]>,
    has_quotes: bool,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let text = self.rest?;
        if self.has_quotes && text.first() == Some(&b'"') {
            return Some(self.quoted(&text[1..]));
        }
        let end = memchr(b',', text).unwrap_or(text.len());
        self.rest = text.get(end + 1..);
        Some(Cell { text: Cow::Borrowed(&text[..end]), is_quoted: false })
    }
}

impl<'a> Cells<'a> {
    /// The cell whose first quote is before the text.
    fn quoted(&mut self, text: &'a [u8]) -> Cell<'a> {
        let mut cell = Cow::Borrowed(&text[..0]);
        let mut rest = text;
        loop {
            let end = memchr(b'"', rest).unwrap_or(rest.len());
            add(&mut cell, &rest[..end]);
            rest = rest.get(end + 1..).unwrap_or_default();
            // Two quotes stand for one.
            let Some(after) = rest.strip_prefix(b"\"") else { break };
            add(&mut cell, b"\"");
            rest = after;
        }
        // What follows the quotes belongs to the cell.
        let end = memchr(b',', rest).unwrap_or(rest.len());
        add(&mut cell, &rest[..end]);
        self.rest = rest.get(end + 1..);
        Cell { text: cell, is_quoted: true }
    }
}

fn add<'a>(cell: &mut Cow<'a, [u8]>, part: &'a [u8]) {
    if cell.is_empty() {
        *cell = Cow::Borrowed(part);
    } else if !part.is_empty() {
        cell.to_mut().extend_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Lines = Vec<(u64, Vec<String>)>;

    /// The lines and cells of a text, whose reader gives some bytes at a time.
    fn read(text: &[u8], step: usize) -> (Lines, Result<(), OpenQuote>) {
        struct Slow<'a>(&'a [u8], usize);
        impl Read for Slow<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let length = self.0.len().min(buffer.len()).min(self.1);
                buffer[..length].copy_from_slice(&self.0[..length]);
                self.0 = &self.0[length..];
                Ok(length)
            }
        }
        let mut found = Vec::new();
        let ended = for_each(
            Slow(text, step),
            || Ok(()),
            |record| {
                let cells = record.cells().map(|cell| {
                    let text = String::from_utf8(cell.text.into_owned()).unwrap();
                    if cell.is_quoted { format!("<{text}>") } else { text }
                });
                found.push((record.line, cells.collect()));
                Ok(())
            },
        );
        (found, ended.unwrap())
    }

    #[test]
    fn records_are_those_of_the_standard_however_they_come() {
        let text = b"\xEF\xBB\xBFset,code\r\na,b\n\n\"c,1\",\"d\"\"\"\n\"e\r\nf\",\"\"\n,\n5\"\"1,\"g\"h\"\n\"\"\"i\",j";
        let expected = [
            (1, vec!["set", "code"]),
            (2, vec!["a", "b"]),
            (4, vec!["<c,1>", "<d\">"]),
            (5, vec!["<e\r\nf>", "<>"]),
            (7, vec!["", ""]),
            (8, vec!["5\"\"1", "<gh\">"]),
            (9, vec!["<\"i>", "j"]),
        ];
        for step in [1, 2, 3, 7, 1 << 20] {
            let (found, ended) = read(text, step);
            assert_eq!(ended, Ok(()));
            assert_eq!(found.len(), expected.len(), "{step}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found.0, expected.0);
                assert_eq!(found.1, expected.1);
            }
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_told() {
        assert_eq!(read(b"a,b\n\"c,d\n", 4).1, Err(OpenQuote { line: 2 }));
        let endless = [b"a,b\n\"".as_slice(), &vec![b'x'; 3 << 20]].concat();
        assert_eq!(read(&endless, 1 << 16).1, Err(OpenQuote { line: 2 }));
    }

    #[test]
    fn files_longer_than_the_buffer_are_read_whole() {
        let text = "set,\"code\"\n".repeat(100_000);
        let (found, ended) = read(text.as_bytes(), 1 << 17);
        assert_eq!((found.len(), ended), (100_000, Ok(())));
        assert!(found.iter().all(|(_, cells)| *cells == ["set", "<code>"]));
    }
}
