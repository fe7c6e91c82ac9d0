//! `payverdict decode`.

use std::io::{self, BufReader, BufWriter, Write};

use payverdict::{
    CodeSet, Identification, Match, Spoken, System, Verdict, decode_bytes, decode_in_bytes, identify_bytes,
    phrase,
};

use super::args::DecodeOptions;
use super::shown::{printable, shown};
use super::{candidates, card, json, lines, phrases};
use crate::Ended;

/// Enough to make calls of the system rare, and little enough to stay in the second-level cache.
const READ: usize = 1 << 17;
/// Half of what a pipe holds: one half is read while the other is written.
const WRITTEN: usize = 1 << 15;
const ANY_FORM: &str =
    "a result code, response code, status or problem type, such as 800.100.153, 51-I or insufficient_funds";

pub fn run(options: &DecodeOptions) -> io::Result<Ended> {
    let out = anstream::AutoStream::auto(io::stdout());
    if options.json {
        let out = BufWriter::with_capacity(WRITTEN, io::stdout().lock());
        decode_all(options, &mut JsonLines { out, writer: json::Writer::new(options.locale, &options.with) })
    } else {
        decode_all(options, &mut Cards { out: BufWriter::new(out), options, printed: false })
    }
}

/// Where answers go.
trait Answers {
    fn verdict(&mut self, code: &[u8], verdict: Verdict) -> io::Result<()>;
    fn identified(&mut self, code: &[u8], found: &Identification) -> io::Result<()>;
    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()>;
    fn phrase(&mut self, set: Option<CodeSet>, text: &str, spoken: Spoken, expected: &str) -> io::Result<()>;
    fn flush(&mut self) -> io::Result<()>;
}

fn decode_all(options: &DecodeOptions, answers: &mut impl Answers) -> io::Result<Ended> {
    let mut ended = Ended::Well;
    if options.codes.is_empty() {
        // Both closures write, one at a time.
        let shared = std::cell::RefCell::new(answers);
        let input = BufReader::with_capacity(READ, io::stdin().lock());
        lines::for_each(
            input,
            || shared.borrow_mut().flush(),
            |line| decode_one(options, line, *shared.borrow_mut(), &mut ended),
        )?;
        shared.into_inner().flush()?;
    } else {
        for code in &options.codes {
            decode_one(options, code.as_encoded_bytes(), answers, &mut ended)?;
        }
        answers.flush()?;
    }
    Ok(ended)
}

fn decode_one(
    options: &DecodeOptions,
    code: &[u8],
    answers: &mut impl Answers,
    ended: &mut Ended,
) -> io::Result<()> {
    if let Some(set) = options.set {
        let decoded = decode_bytes(set, code);
        if decoded.is_err()
            && let Some((text, spoken)) = said(code)
        {
            *ended = Ended::WithBadInput;
            return answers.phrase(Some(set), text, spoken, set.expected());
        }
        return match decoded {
            Ok(verdict) => answers.verdict(code, verdict),
            Err(error) => {
                *ended = Ended::WithBadInput;
                answers.malformed(Some(set), code, error.expected())
            }
        };
    }
    let found = match options.system {
        Some(system) => decode_in_bytes(system, code),
        None => identify_bytes(code),
    };
    let forms = || options.system.map(forms);
    let is_listed = found.certain().is_some_and(|verdict| verdict.matched() != Match::Unlisted)
        || is_candidate(code, &found);
    // One word may be a code that is not listed.
    let is_word = !found.is_malformed() && (options.system.is_some() || !code.trim_ascii().contains(&b' '));
    if !(is_listed || is_word)
        && let Some((text, spoken)) = said(code)
    {
        *ended = Ended::WithBadInput;
        return answers.phrase(None, text, spoken, forms().as_deref().unwrap_or(ANY_FORM));
    }
    if found.is_malformed() {
        *ended = Ended::WithBadInput;
        return answers.malformed(None, code, forms().as_deref().unwrap_or(ANY_FORM));
    }
    match found.certain() {
        Some(verdict) => answers.verdict(code, verdict),
        None => answers.identified(code, &found),
    }
}

/// Whether some system lists it as it is: in one word, or in these very letters.
fn is_candidate(code: &[u8], found: &Identification) -> bool {
    let code = code.trim_ascii();
    let listed =
        |set| decode_bytes(set, code).ok().and_then(Verdict::entry).map(|entry| entry.code().as_bytes());
    let mut sets = found.candidates().flat_map(|candidate| candidate.sets());
    if code.contains(&b' ') { sets.any(|set| listed(set) == Some(code)) } else { sets.next().is_some() }
}

/// What a text says if it is a phrase.
fn said(code: &[u8]) -> Option<(&str, Spoken)> {
    let text = std::str::from_utf8(code).ok()?;
    phrase(text).map(|spoken| (text, spoken))
}

/// What the codes of a system look like.
fn forms(system: System) -> String {
    let mut forms: Vec<_> = system.sets().map(CodeSet::expected).collect();
    forms.dedup();
    format!("a code of {}: {}", system.name(), forms.join("; or "))
}

struct JsonLines<W> {
    out: W,
    writer: json::Writer,
}

impl<W: Write> Answers for JsonLines<W> {
    fn verdict(&mut self, code: &[u8], verdict: Verdict) -> io::Result<()> {
        self.writer.verdict(&mut self.out, code, verdict)
    }

    fn identified(&mut self, code: &[u8], found: &Identification) -> io::Result<()> {
        self.writer.identified(&mut self.out, code, found)
    }

    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()> {
        self.writer.malformed(&mut self.out, set, code, expected)
    }

    fn phrase(&mut self, set: Option<CodeSet>, text: &str, spoken: Spoken, expected: &str) -> io::Result<()> {
        phrases::write_json(&mut self.out, set, text, spoken, expected)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Cards<'a, W> {
    out: W,
    options: &'a DecodeOptions,
    printed: bool,
}

impl<W: Write> Cards<'_, W> {
    fn gap(&mut self) -> io::Result<()> {
        if self.printed {
            writeln!(self.out)?;
        }
        self.printed = true;
        Ok(())
    }
}

impl<W: Write> Answers for Cards<'_, W> {
    fn verdict(&mut self, code: &[u8], verdict: Verdict) -> io::Result<()> {
        self.gap()?;
        card::write(&mut self.out, &printable(code), verdict, &self.options.with, self.options.locale)?;
        if self.options.explain {
            card::explain(&mut self.out, verdict)?;
        }
        Ok(())
    }

    fn identified(&mut self, code: &[u8], found: &Identification) -> io::Result<()> {
        self.gap()?;
        candidates::write(&mut self.out, &printable(code), found, self.options.system)
    }

    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()> {
        self.out.flush()?;
        let of = set.map(|set| format!(" of {set}")).unwrap_or_default();
        writeln!(io::stderr(), "payverdict: `{}` is not a code{of}: expected {expected}", shown(code))
    }

    fn phrase(&mut self, set: Option<CodeSet>, text: &str, spoken: Spoken, _: &str) -> io::Result<()> {
        self.gap()?;
        self.out.flush()?;
        phrases::say(set, text, spoken)?;
        phrases::write_rows(&mut self.out, set, text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
