//! `payverdict decode`.

use std::io::{self, BufReader, BufWriter, Write};

use payverdict::{CodeSet, Locale, Match, Verdict, decode_bytes};

use super::args::DecodeOptions;
use super::shown::{printable, shown};
use super::{card, json, lines};
use crate::Ended;

/// Enough to make calls of the system rare, and little enough to stay in the second-level cache.
const READ: usize = 1 << 17;
/// Half of what a pipe holds: one half is read while the other is written.
const WRITTEN: usize = 1 << 15;
const ANY_FORM: &str =
    "a result code, response code, status or problem type, such as 800.100.153, 51-I or insufficient_funds";

/// What the tables say of a text.
enum Answer {
    Verdicts,
    /// Several sets have codes of this form, and none lists it.
    Unlisted,
    Malformed(&'static str),
}

pub fn run(options: &DecodeOptions) -> io::Result<Ended> {
    let out = anstream::AutoStream::auto(io::stdout());
    if options.json {
        let out = BufWriter::with_capacity(WRITTEN, io::stdout().lock());
        decode_all(options, &mut JsonLines { out, writer: json::Writer::new(options.locale) })
    } else {
        decode_all(
            options,
            &mut Cards {
                out: BufWriter::new(out),
                locale: options.locale,
                explain: options.explain,
                printed: false,
            },
        )
    }
}

/// Where answers go.
trait Answers {
    fn verdicts(&mut self, code: &[u8], verdicts: &[Verdict]) -> io::Result<()>;
    fn unlisted(&mut self, code: &[u8]) -> io::Result<()>;
    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()>;
    fn flush(&mut self) -> io::Result<()>;
}

fn decode_all(options: &DecodeOptions, answers: &mut impl Answers) -> io::Result<Ended> {
    let mut ended = Ended::Well;
    let mut verdicts = Vec::new();
    if options.codes.is_empty() {
        // Both closures write, one at a time.
        let shared = std::cell::RefCell::new(answers);
        let input = BufReader::with_capacity(READ, io::stdin().lock());
        lines::for_each(
            input,
            || shared.borrow_mut().flush(),
            |line| decode_one(options.set, line, &mut verdicts, *shared.borrow_mut(), &mut ended),
        )?;
        shared.into_inner().flush()?;
    } else {
        for code in &options.codes {
            decode_one(options.set, code.as_encoded_bytes(), &mut verdicts, answers, &mut ended)?;
        }
        answers.flush()?;
    }
    Ok(ended)
}

/// Decodes one code; `verdicts` is room that is used again for every code.
fn decode_one(
    set: Option<CodeSet>,
    code: &[u8],
    verdicts: &mut Vec<Verdict>,
    answers: &mut impl Answers,
    ended: &mut Ended,
) -> io::Result<()> {
    if let Some(set) = set {
        return match decode_bytes(set, code) {
            Ok(verdict) => answers.verdicts(code, &[verdict]),
            Err(error) => {
                *ended = Ended::WithBadInput;
                answers.malformed(Some(set), code, error.expected())
            }
        };
    }
    match anywhere(code, verdicts) {
        Answer::Verdicts => answers.verdicts(code, verdicts),
        Answer::Unlisted => answers.unlisted(code),
        Answer::Malformed(expected) => {
            *ended = Ended::WithBadInput;
            answers.malformed(None, code, expected)
        }
    }
}

/// The verdicts of every set that lists the code; else of those that know its group; else of the one set
/// whose form it has.
fn anywhere(code: &[u8], verdicts: &mut Vec<Verdict>) -> Answer {
    verdicts.clear();
    verdicts.extend(CodeSet::ALL.iter().filter_map(|&set| decode_bytes(set, code).ok()));
    let best = verdicts.iter().map(|verdict| verdict.matched()).min();
    match (best, verdicts.len()) {
        (None, _) => Answer::Malformed(ANY_FORM),
        (Some(Match::Unlisted), 2..) => Answer::Unlisted,
        (Some(best), _) => {
            verdicts.retain(|verdict| verdict.matched() == best);
            Answer::Verdicts
        }
    }
}

struct JsonLines<W> {
    out: W,
    writer: json::Writer,
}

impl<W: Write> Answers for JsonLines<W> {
    fn verdicts(&mut self, code: &[u8], verdicts: &[Verdict]) -> io::Result<()> {
        verdicts.iter().try_for_each(|verdict| self.writer.verdict(&mut self.out, code, *verdict))
    }

    fn unlisted(&mut self, code: &[u8]) -> io::Result<()> {
        self.writer.unlisted(&mut self.out, code)
    }

    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()> {
        self.writer.malformed(&mut self.out, set, code, expected)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Cards<W> {
    out: W,
    locale: Locale,
    explain: bool,
    printed: bool,
}

impl<W: Write> Cards<W> {
    fn gap(&mut self) -> io::Result<()> {
        if self.printed {
            writeln!(self.out)?;
        }
        self.printed = true;
        Ok(())
    }
}

impl<W: Write> Answers for Cards<W> {
    fn verdicts(&mut self, code: &[u8], verdicts: &[Verdict]) -> io::Result<()> {
        let code = printable(code);
        for same in card::by_row(verdicts) {
            self.gap()?;
            card::write(&mut self.out, &code, &same, self.locale)?;
            if self.explain {
                card::explain(&mut self.out, same[0])?;
            }
        }
        Ok(())
    }

    fn unlisted(&mut self, code: &[u8]) -> io::Result<()> {
        self.gap()?;
        card::unlisted(&mut self.out, &printable(code))
    }

    fn malformed(&mut self, set: Option<CodeSet>, code: &[u8], expected: &str) -> io::Result<()> {
        self.out.flush()?;
        let of = set.map(|set| format!(" of {set}")).unwrap_or_default();
        writeln!(io::stderr(), "payverdict: `{}` is not a code{of}: expected {expected}", shown(code))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
