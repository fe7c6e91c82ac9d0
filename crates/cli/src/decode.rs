//! `payverdict decode`.

use std::io::{self, BufReader, BufWriter, Write};

use payverdict::overlay::{self, Tables};
use payverdict::{CodeSet, Identification, Spoken, Verdict, phrase};

use super::args::DecodeOptions;
use super::lookup::{BuiltIn, Lookup};
use super::shown::{printable, shown};
use super::{candidates, card, json, json_beside, lines, phrases, tables};
use crate::Ended;

/// Enough to make calls of the system rare, and little enough to stay in the second-level cache.
const READ: usize = 1 << 17;
/// Half of what a pipe holds: one half is read while the other is written.
const WRITTEN: usize = 1 << 15;
const ANY_FORM: &str =
    "a result code, response code, status or problem type, such as 800.100.153, 51-I or insufficient_funds";

pub fn run(options: &DecodeOptions) -> io::Result<Ended> {
    match tables::own() {
        None if options.json => {
            let further: Vec<_> = options.with.iter().map(|text| BuiltIn.further(text)).collect();
            let writer = json::Writer::new(options.locale, &further);
            Asked::of(options, BuiltIn).all(&mut JsonLines { out: lines_out(), writer })
        }
        Some(tables) if options.json => {
            let further: Vec<_> = options.with.iter().map(|text| tables.further(text)).collect();
            let writer = json_beside::Writer::new(options.locale, further);
            Asked::of(options, tables).all(&mut BesideLines { out: lines_out(), tables, writer })
        }
        None => with_cards(options, BuiltIn),
        Some(tables) => with_cards(options, tables),
    }
}

fn with_cards<L: Lookup>(options: &DecodeOptions, lookup: L) -> io::Result<Ended> {
    let out = BufWriter::new(anstream::AutoStream::auto(io::stdout()));
    let further = options.with.iter().map(|text| lookup.further(text)).collect();
    let asked = Asked::of(options, lookup);
    asked.all(&mut Cards { out, options, lookup, further, system: asked.system, printed: false })
}

fn lines_out() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::with_capacity(WRITTEN, io::stdout().lock())
}

/// Where answers go.
trait Answers<L: Lookup> {
    fn verdict(&mut self, code: &[u8], verdict: L::Verdict) -> io::Result<()>;
    fn identified(&mut self, code: &[u8], found: &L::Found) -> io::Result<()>;
    fn malformed(&mut self, set: Option<L::Set>, code: &[u8], expected: &str) -> io::Result<()>;
    fn phrase(&mut self, set: Option<L::Set>, text: &str, spoken: Spoken, expected: &str) -> io::Result<()>;
    fn flush(&mut self) -> io::Result<()>;
}

/// What the codes are looked up in.
struct Asked<'a, L: Lookup> {
    options: &'a DecodeOptions,
    lookup: L,
    set: Option<L::Set>,
    system: Option<L::System>,
}

impl<'a, L: Lookup> Asked<'a, L> {
    fn of(options: &'a DecodeOptions, lookup: L) -> Self {
        let set = options.set.as_deref().map(|id| lookup.set(id));
        let system = options.system.as_deref().map(|name| lookup.system(name));
        Self { options, lookup, set, system }
    }

    fn all(&self, answers: &mut impl Answers<L>) -> io::Result<Ended> {
        let mut ended = Ended::Well;
        if self.options.codes.is_empty() {
            // Both closures write, one at a time.
            let shared = std::cell::RefCell::new(answers);
            let input = BufReader::with_capacity(READ, io::stdin().lock());
            lines::for_each(
                input,
                || shared.borrow_mut().flush(),
                |line| self.one(line, *shared.borrow_mut(), &mut ended),
            )?;
            shared.into_inner().flush()?;
        } else {
            for code in &self.options.codes {
                self.one(code.as_encoded_bytes(), answers, &mut ended)?;
            }
            answers.flush()?;
        }
        Ok(ended)
    }

    fn one(&self, code: &[u8], answers: &mut impl Answers<L>, ended: &mut Ended) -> io::Result<()> {
        let Self { lookup, system, .. } = *self;
        if let Some(set) = self.set {
            let decoded = lookup.decode(set, code);
            if decoded.is_err()
                && let Some((text, spoken)) = said(code)
            {
                *ended = Ended::WithBadInput;
                return answers.phrase(Some(set), text, spoken, &L::expected(set));
            }
            return match decoded {
                Ok(verdict) => answers.verdict(code, verdict),
                Err(expected) => {
                    *ended = Ended::WithBadInput;
                    answers.malformed(Some(set), code, &expected)
                }
            };
        }
        let found = match system {
            Some(system) => lookup.decode_in(system, code),
            None => lookup.identify(code),
        };
        let forms = || system.map(|system| forms(lookup, system));
        let is_listed = L::certain(&found).is_some_and(L::is_listed) || self.is_candidate(code, &found);
        // One word may be a code that is not listed.
        let is_word = !L::is_malformed(&found) && (system.is_some() || !code.trim_ascii().contains(&b' '));
        if !(is_listed || is_word)
            && let Some((text, spoken)) = said(code)
        {
            *ended = Ended::WithBadInput;
            return answers.phrase(None, text, spoken, forms().as_deref().unwrap_or(ANY_FORM));
        }
        if L::is_malformed(&found) {
            *ended = Ended::WithBadInput;
            return answers.malformed(None, code, forms().as_deref().unwrap_or(ANY_FORM));
        }
        match L::certain(&found) {
            Some(verdict) => answers.verdict(code, verdict),
            None => answers.identified(code, &found),
        }
    }

    /// Whether some system lists it as it is: in one word, or in these very letters.
    fn is_candidate(&self, code: &[u8], found: &L::Found) -> bool {
        let code = code.trim_ascii();
        if code.contains(&b' ') { self.lookup.is_spelled(found, code) } else { L::has_candidates(found) }
    }
}

/// What a text says if it is a phrase.
fn said(code: &[u8]) -> Option<(&str, Spoken)> {
    let text = std::str::from_utf8(code).ok()?;
    phrase(text).map(|spoken| (text, spoken))
}

/// What the codes of a system look like.
fn forms<L: Lookup>(lookup: L, system: L::System) -> String {
    let mut forms = lookup.forms(system);
    forms.dedup();
    format!("a code of {}: {}", L::name(system), forms.join("; or "))
}

struct JsonLines<W> {
    out: W,
    writer: json::Writer,
}

impl<W: Write> Answers<BuiltIn> for JsonLines<W> {
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
        phrases::write_json(&mut self.out, BuiltIn, set.map(CodeSet::id), text, spoken, expected)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The same with tables of one's own.
struct BesideLines<W> {
    out: W,
    tables: &'static Tables,
    writer: json_beside::Writer,
}

impl<W: Write> Answers<&'static Tables> for BesideLines<W> {
    fn verdict(&mut self, code: &[u8], verdict: overlay::Verdict<'static>) -> io::Result<()> {
        self.writer.verdict(&mut self.out, code, verdict)
    }

    fn identified(&mut self, code: &[u8], found: &overlay::Identification<'static>) -> io::Result<()> {
        self.writer.identified(&mut self.out, code, found)
    }

    fn malformed(
        &mut self,
        set: Option<overlay::Set<'static>>,
        code: &[u8],
        expected: &str,
    ) -> io::Result<()> {
        json_beside::malformed(&mut self.out, set.map(overlay::Set::id), code, expected)
    }

    fn phrase(
        &mut self,
        set: Option<overlay::Set<'static>>,
        text: &str,
        spoken: Spoken,
        expected: &str,
    ) -> io::Result<()> {
        let set = set.map(overlay::Set::id);
        phrases::write_json(&mut self.out, self.tables, set, text, spoken, expected)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Cards<'a, W, L: Lookup> {
    out: W,
    options: &'a DecodeOptions,
    lookup: L,
    further: Vec<L::Verdict>,
    system: Option<L::System>,
    printed: bool,
}

impl<W: Write, L: Lookup> Cards<'_, W, L> {
    fn gap(&mut self) -> io::Result<()> {
        if self.printed {
            writeln!(self.out)?;
        }
        self.printed = true;
        Ok(())
    }
}

impl<W: Write, L: Lookup> Answers<L> for Cards<'_, W, L> {
    fn verdict(&mut self, code: &[u8], verdict: L::Verdict) -> io::Result<()> {
        self.gap()?;
        let card = L::card(verdict, &self.further, self.options.locale);
        card::write(&mut self.out, &printable(code), &card)?;
        if self.options.explain {
            card::explain(&mut self.out, &L::explanation(verdict))?;
        }
        Ok(())
    }

    fn identified(&mut self, code: &[u8], found: &L::Found) -> io::Result<()> {
        self.gap()?;
        let system = self.system.map(L::name);
        candidates::write(&mut self.out, &printable(code), &L::candidates(found), system)
    }

    fn malformed(&mut self, set: Option<L::Set>, code: &[u8], expected: &str) -> io::Result<()> {
        self.out.flush()?;
        let of = set.map(|set| format!(" of {set}")).unwrap_or_default();
        writeln!(io::stderr(), "payverdict: `{}` is not a code{of}: expected {expected}", shown(code))
    }

    fn phrase(&mut self, set: Option<L::Set>, text: &str, spoken: Spoken, _: &str) -> io::Result<()> {
        self.gap()?;
        self.out.flush()?;
        let set = set.map(|set| set.to_string());
        phrases::say(set.as_deref(), text, spoken)?;
        phrases::write_rows(&mut self.out, self.lookup, set.as_deref(), text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
