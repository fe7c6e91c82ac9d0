//! What the build script refuses in `data/`: it names file and line, and says what would be right.

#[path = "../src/advice.rs"]
mod advice;
#[path = "../src/bits.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod bits;
#[path = "../codegen/check/mod.rs"]
mod check;
#[path = "../codegen/emit/mod.rs"]
mod emit;
#[path = "../src/limit.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod limit;
#[path = "../codegen/marks.rs"]
mod marks;
#[path = "../codegen/model.rs"]
mod model;
#[path = "../src/perfect.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod perfect;
#[path = "../codegen/read.rs"]
mod read;
#[path = "../src/stretch.rs"]
mod stretch;
#[path = "../src/syntax/mod.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod syntax;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use payverdict::{Actor, CodeSet, Flags, Outcome, Reason, Retry, Source};

/// A set of numbers, one of responses, one that extends it, one of words.
const NUMBERS: &str = "clearhaus.status";
const RESPONSES: &str = "iso8583.response";
const EXTENDING: &str = "visa.response";
const WORDS: &str = "payex.transaction";

/// A copy of `data/` that may be spoilt; removed afterwards.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Copy {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let copy =
            Self(std::env::temp_dir().join(format!("payverdict-codegen-{}-{number}", std::process::id())));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        fs::create_dir_all(copy.0.join("codes")).unwrap();
        for folder in ["", "codes"] {
            for file in fs::read_dir(from.join(folder)).unwrap().map(Result::unwrap) {
                if file.file_type().unwrap().is_file() {
                    fs::copy(file.path(), copy.0.join(folder).join(file.file_name())).unwrap();
                }
            }
        }
        copy
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(file), text).unwrap();
    }

    /// How many lines a file has.
    fn last(&self, file: &str) -> usize {
        self.text(file).lines().count()
    }

    /// The line of the first row with a cell.
    fn line(&self, file: &str, column: &str, cell: &str) -> usize {
        (2..=self.last(file)).find(|&line| self.cell(file, line, column) == cell).expect("such a row")
    }

    fn cell(&self, file: &str, line: usize, column: &str) -> String {
        let text = self.text(file);
        let place = cells(text.lines().next().unwrap()).iter().position(|name| name == column);
        cells(text.lines().nth(line - 1).unwrap()).swap_remove(place.expect("such a column"))
    }

    /// Puts another text into one cell.
    fn change(&self, file: &str, line: usize, column: &str, cell: &str) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        let place = cells(&lines[0]).iter().position(|name| name == column).expect("such a column");
        let mut row = cells(&lines[line - 1]);
        row[place] = cell.to_string();
        lines[line - 1] = record(&row);
        self.write(file, lines.join("\n") + "\n");
    }

    /// Puts a row before a line.
    fn insert(&self, file: &str, line: usize, text: &str) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        lines.insert(line - 1, text.to_string());
        self.write(file, lines.join("\n") + "\n");
    }

    /// Adds a row at the end; its line.
    fn append(&self, file: &str, text: &str) -> usize {
        self.insert(file, self.last(file) + 1, text);
        self.last(file)
    }

    fn remove(&self, file: &str, line: usize) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        lines.remove(line - 1);
        self.write(file, lines.join("\n") + "\n");
    }

    fn mistakes(&self) -> Vec<String> {
        let data = read::read(&self.0);
        match data.and_then(|data| check::check(&data)) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
        }
    }

    /// That one mistake is found, and what is said of it.
    #[track_caller]
    fn refused(&self, file: &str, line: usize, text: &str) {
        assert_eq!(self.mistakes(), [format!("data/{file}:{line}: {text}")]);
    }
}

/// The cells of a line; none of those that are looked at holds a quote.
fn cells(line: &str) -> Vec<String> {
    let mut quoted = false;
    let mut cells = vec![String::new()];
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(letter),
        }
    }
    cells
}

fn record(cells: &[String]) -> String {
    let quoted = |cell: &String| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",")
}

fn codes(set: &str) -> String {
    format!("codes/{set}.csv")
}

fn source() -> &'static str {
    Source::all().next().expect("a source").id()
}

/// Adds a row to the numbers, with some cells that are wrong; its line.
fn add_row(copy: &Copy, cells: &[(&str, &str)]) -> usize {
    let right = [
        ("code", "999999999"),
        ("outcome", "declined"),
        ("reason", "unspecified"),
        ("retry", "other_method"),
        ("summary", "Made up for a test"),
        ("source", source()),
    ];
    let find = |cells: &[(&str, &str)], column| {
        cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.to_string())
    };
    let row = read::CODE_COLUMNS
        .map(|column| find(cells, column).or_else(|| find(&right, column)).unwrap_or_default());
    copy.append(&codes(NUMBERS), &record(&row))
}

/// The row that the tests spoil is right before they do.
#[test]
fn the_data_is_accepted() {
    let copy = Copy::new();
    assert_eq!(copy.mistakes(), [""; 0]);
    add_row(&copy, &[]);
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn the_tables_are_made_of_the_data_alone() {
    let copy = Copy::new();
    let model = || {
        let data = read::read(&copy.0).unwrap();
        check::check(&data).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
    };
    let (first, second) = (model(), model());
    assert_eq!(emit::files(&first), emit::files(&second));
}

#[test]
fn cells_of_a_row() {
    fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
        words.into_iter().collect::<Vec<_>>().join(", ")
    }
    let outcomes = list(Outcome::ALL.iter().map(|word| word.as_str()));
    let reasons = list(Reason::ALL.iter().map(|word| word.as_str()));
    let retries = list(Retry::ALL.iter().map(|word| word.as_str()));
    let actors = list(Actor::ALL.iter().map(|word| word.as_str()));
    let flags = list(Flags::words().iter().copied());
    let card = format!("Test card 4{}", "1".repeat(15));
    let spaced = format!("Test card 4{}", "111 1111 1111 1111");
    let (long, longest) = ("x".repeat(91), "x".repeat(90));
    let cases: &[(&[(&str, &str)], String)] = &[
        (&[("outcome", "aproved")], format!("unknown outcome `aproved`; expected one of {outcomes}")),
        (&[("outcome", "")], format!("unknown outcome ``; expected one of {outcomes}")),
        (&[("reason", "bad luck")], format!("unknown reason `bad luck`; expected one of {reasons}")),
        (&[("retry", "often")], format!("unknown retry `often`; expected one of {retries}")),
        (&[("actor", "bank")], format!("unknown actor `bank`; expected one of {actors}")),
        (&[("flags", "legacy odd")], format!("unknown flag `odd`; expected one of {flags}")),
        (
            &[("source", "hearsay")],
            "unknown source `hearsay`; cite an id of data/sources.csv, or add one".into(),
        ),
        (&[("source", "")], "unknown source ``; cite an id of data/sources.csv, or add one".into()),
        (
            &[("code", "4x")],
            format!(
                "`4x` is not a number of one to nine digits, such as {}",
                NUMBERS.parse::<CodeSet>().unwrap().example()
            ),
        ),
        (
            &[("outcome", "approved"), ("retry", "not_needed")],
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason".into(),
        ),
        (
            &[("outcome", "approved"), ("reason", "")],
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason".into(),
        ),
        (
            &[("reason", "")],
            "declined and failed need a reason; use unspecified where nothing is known".into(),
        ),
        (&[("reason", "refund")], "refund and chargeback are reasons of reversed only".into()),
        (&[("outcome", "unknown")], "unknown needs a look at the status first; use retry check_first".into()),
        (
            &[("outcome", "cancelled")],
            "a cancelled payment is never tried again by itself; use retry not_needed".into(),
        ),
        (&[("outcome", "review")], "review was carried out; use retry not_needed or check_first".into()),
        (&[("outcome", "reversed")], "reversed has the reason refund, chargeback or none".into()),
        (&[("summary", "")], "the summary is blank; say in plain English what the code means".into()),
        (&[("summary", &long)], "the summary is longer than 90 characters; shorten it".into()),
        (&[("summary", "Made up.")], "the summary ends with a full stop; leave it out".into()),
        (
            &[("summary", "Made  up")],
            "summary has spaces to spare or control characters; use single spaces between words".into(),
        ),
        (&[("summary", &card)], "summary holds what looks like a card number; leave it out".into()),
        (&[("summary", &spaced)], "summary holds what looks like a card number; leave it out".into()),
        (
            &[("limit", "20/month")],
            "the limit `20/month` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
                .into(),
        ),
        (
            &[("limit", "many")],
            "the limit `many` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
                .into(),
        ),
        (
            &[("retry", "later"), ("wait_hours", "soon")],
            "wait_hours is `soon`; expected a whole number of hours".into(),
        ),
        (
            &[("retry", "later"), ("wait_hours", "0")],
            "wait_hours is `0`; expected a whole number of hours".into(),
        ),
        (&[("wait_hours", "24")], "wait_hours goes with retry later only".into()),
    ];
    let copy = Copy::new();
    for (cells, text) in cases {
        let line = add_row(&copy, cells);
        copy.refused(&codes(NUMBERS), line, text);
        copy.remove(&codes(NUMBERS), line);
    }
    add_row(&copy, &[("summary", &longest), ("limit", "20/30d"), ("retry", "later"), ("wait_hours", "24")]);
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn a_code_that_is_there_twice() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    let last = copy.last(&file);
    let code = copy.cell(&file, last, "code");
    let line = add_row(&copy, &[("code", &code)]);
    let text = format!("`{code}` stands for the same as `{code}` on line {last}; keep one");
    copy.refused(&file, line, &text);
}

#[test]
fn a_word_that_is_there_in_two_spellings() {
    let copy = Copy::new();
    let file = codes(WORDS);
    let last = copy.last(&file);
    let word = copy.cell(&file, last, "code");
    let other = word.to_uppercase();
    copy.insert(&file, last + 1, copy.text(&file).lines().last().unwrap());
    copy.change(&file, last + 1, "code", &other);
    let text = format!("`{other}` stands for the same as `{word}` on line {last}; keep one");
    copy.refused(&file, last + 1, &text);
}

#[test]
fn a_code_out_of_order() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    let last = copy.cell(&file, copy.last(&file), "code");
    let line = add_row(&copy, &[("code", "0")]);
    copy.refused(&file, line, &format!("`0` is not in order; it belongs before `{last}`"));
}

#[test]
fn an_id_out_of_order() {
    let copy = Copy::new();
    let last = copy.cell("systems.csv", copy.last("systems.csv"), "id");
    let line = copy.append("systems.csv", "aaa,First,,provider,,");
    copy.refused("systems.csv", line, &format!("`aaa` is not in order; it belongs before `{last}`"));
}

#[test]
fn a_group_of_an_unknown_set() {
    let copy = Copy::new();
    let ids: Vec<_> = CodeSet::ALL.iter().map(|set| set.id()).collect();
    let line =
        copy.append("groups.csv", &format!("zzz.zzz,9,of nobody,unknown,,check_first,,,,,{}", source()));
    let text = format!("unknown set `zzz.zzz`; expected one of {}", ids.join(", "));
    copy.refused("groups.csv", line, &text);
}

#[test]
fn a_group_that_says_approved() {
    let copy = Copy::new();
    let line = copy.line("groups.csv", "prefix", "000.000");
    copy.change("groups.csv", line, "outcome", "approved");
    copy.change("groups.csv", line, "reason", "");
    copy.change("groups.csv", line, "retry", "not_needed");
    let text = "a group says approved; only a row of its own may, a group that looks successful is review";
    copy.refused("groups.csv", line, text);
}

#[test]
fn a_group_without_a_name() {
    let copy = Copy::new();
    copy.change("groups.csv", 2, "name", "");
    let text = "the group has no name; say what its codes have in common";
    assert!(copy.mistakes().contains(&format!("data/groups.csv:2: {text}")), "{:?}", copy.mistakes());
}

#[test]
fn a_prefix_that_no_code_has() {
    let copy = Copy::new();
    let set = copy.cell("groups.csv", 2, "set");
    copy.change("groups.csv", 2, "prefix", "-");
    let expected = set.parse::<CodeSet>().unwrap().syntax().expected(false);
    let text = format!("no code of {set} begins with `-`; expected the beginning of {expected}");
    copy.refused("groups.csv", 2, &text);
}

#[test]
fn a_prefix_that_is_never_reached() {
    let copy = Copy::new();
    let line = copy.line("groups.csv", "prefix", "000.000");
    copy.insert("groups.csv", line + 1, copy.text("groups.csv").lines().nth(line - 1).unwrap());
    copy.change("groups.csv", line + 1, "prefix", "000.000.");
    let text = "prefix `000.000` is never reached; longer prefixes take all its codes";
    copy.refused("groups.csv", line, text);
}

#[test]
fn an_unknown_system() {
    let copy = Copy::new();
    copy.change("sets.csv", 2, "system", "nowhere");
    copy.refused("sets.csv", 2, "unknown system `nowhere`; add it to data/systems.csv");
}

#[test]
fn an_unknown_syntax() {
    let copy = Copy::new();
    copy.change("sets.csv", 2, "syntax", "prose");
    let text = "unknown syntax `prose`; expected one of triple, number, response, word, problem";
    copy.refused("sets.csv", 2, text);
}

#[test]
fn an_example_of_another_form() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "example", "none");
    copy.refused("sets.csv", line, "the example `none` is not a number of one to nine digits");
}

#[test]
fn extending_an_unknown_set() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", EXTENDING);
    copy.change("sets.csv", line, "extends", "no.set");
    let ids: Vec<_> = CodeSet::ALL.iter().map(|set| set.id()).collect();
    let text = format!("extends the unknown set `no.set`; expected one of {}", ids.join(", "));
    copy.refused("sets.csv", line, &text);
}

#[test]
fn extending_a_set_of_another_syntax() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", EXTENDING);
    copy.change("sets.csv", line, "extends", NUMBERS);
    let text = format!("extends `{NUMBERS}`, whose codes have another syntax; extend a set of the same one");
    copy.refused("sets.csv", line, &text);
}

#[test]
fn a_set_that_extends_itself() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "extends", NUMBERS);
    let text = format!("`{NUMBERS}` extends itself by way of `{NUMBERS}`; take one of them out");
    copy.refused("sets.csv", line, &text);
}

/// Both sets of the cycle are told, each with the one that leads back to it.
#[test]
fn a_cycle_of_sets() {
    let copy = Copy::new();
    let (first, second) = (copy.line("sets.csv", "id", RESPONSES), copy.line("sets.csv", "id", EXTENDING));
    copy.change("sets.csv", first, "extends", EXTENDING);
    let told = |line: usize, set: &str, by: &str| {
        format!("data/sets.csv:{line}: `{set}` extends itself by way of `{by}`; take one of them out")
    };
    assert_eq!(copy.mistakes(), [told(second, RESPONSES, EXTENDING), told(first, EXTENDING, RESPONSES)]);
}

#[test]
fn a_message_that_is_missing() {
    let copy = Copy::new();
    let line = copy.line("vocabulary.csv", "message", "approved");
    copy.remove("messages.csv", copy.line("messages.csv", "id", "approved"));
    copy.refused("vocabulary.csv", line, "there is no message `approved`; add it to data/messages.csv");
}

/// Also those that the build script names and the vocabulary does not.
#[test]
fn no_message_can_be_taken_out() {
    let mut data = read::read(&Copy::new().0).unwrap();
    let messages = data.messages.clone();
    for place in 0..messages.rows.len() {
        data.messages = messages.clone();
        let id = data.messages.rows.remove(place).get("id").to_string();
        let told = check::check(&data).err().unwrap_or_default();
        assert!(
            told.iter().any(|mistake| mistake.text.contains(&format!("there is no message `{id}`"))),
            "message {id} can be taken out: {told:?}"
        );
    }
}

#[test]
fn a_message_without_a_translation() {
    let copy = Copy::new();
    let id = copy.cell("messages.csv", 2, "id");
    copy.change("messages.csv", 2, "is", "");
    copy.refused("messages.csv", 2, &format!("message {id} has no text in is; translate it"));
}

#[test]
fn a_message_that_is_too_long() {
    let copy = Copy::new();
    let id = copy.cell("messages.csv", 2, "id");
    // Counted in characters, not in bytes.
    copy.change("messages.csv", 2, "is", &"ð".repeat(160));
    assert_eq!(copy.mistakes(), [""; 0]);
    copy.change("messages.csv", 2, "is", &"ð".repeat(161));
    copy.refused("messages.csv", 2, &format!("message {id} is longer than 160 characters in is; shorten it"));
}

#[test]
fn a_source_without_a_date() {
    let copy = Copy::new();
    copy.change("sources.csv", 2, "retrieved", "yesterday");
    copy.refused("sources.csv", 2, "retrieved is `yesterday`; expected a date such as 2026-11-21");
    copy.change("sources.csv", 2, "retrieved", "2026-11-21");
    copy.change("sources.csv", 2, "kind", "rumour");
    copy.refused("sources.csv", 2, "unknown kind `rumour`; expected one of primary, secondary, inferred");
}

#[test]
fn a_header_that_is_wrong() {
    let copy = Copy::new();
    copy.write("systems.csv", copy.text("systems.csv").replacen("homepage", "url", 1));
    copy.refused(
        "systems.csv",
        1,
        "the header is not `id,name,homepage`, with any of `kind,aliases,hosts` behind",
    );
}

#[test]
fn a_row_with_too_many_or_too_few_cells() {
    for (row, cells) in [("zzz,Last, Inc.,,provider,,", 7), ("zzz,Last", 2)] {
        let copy = Copy::new();
        let line = copy.append("systems.csv", row);
        let text = format!("has {cells} cells, and 6 were expected; quote a cell that holds a comma");
        copy.refused("systems.csv", line, &text);
    }
}

#[test]
fn carriage_returns() {
    let copy = Copy::new();
    copy.write("systems.csv", copy.text("systems.csv").replace('\n', "\r\n"));
    copy.refused("systems.csv", 1, "has carriage returns; end lines with a line feed alone");
}

#[test]
fn bytes_that_are_not_utf8() {
    let copy = Copy::new();
    copy.write("systems.csv", [copy.text("systems.csv").as_bytes(), b"zzz,L\xE6st,\n"].concat());
    copy.refused("systems.csv", 1, "not UTF-8; save the file as UTF-8");
}

#[test]
fn a_quote_that_does_not_close() {
    let copy = Copy::new();
    let line = copy.append("systems.csv", "zzz,\"Last,");
    let text = "is not one CSV record; close the quotes and keep a row on one line";
    copy.refused("systems.csv", line, text);
}

#[test]
fn a_blank_line() {
    let copy = Copy::new();
    let line = copy.append("systems.csv", "");
    let text = "is not one CSV record; close the quotes and keep a row on one line";
    copy.refused("systems.csv", line, text);
}

#[test]
fn a_last_line_without_an_end() {
    let copy = Copy::new();
    let text = copy.text("systems.csv");
    copy.write("systems.csv", text.trim_end());
    let line = text.lines().count();
    copy.refused("systems.csv", line, "the last line has no end; add a line feed");
}

#[test]
fn a_file_of_no_set() {
    let copy = Copy::new();
    copy.write("codes/no.set.csv", "");
    let text = "this file belongs to no set; name it after the id of a set in data/sets.csv";
    copy.refused("codes/no.set.csv", 1, text);
}

#[test]
fn a_file_that_is_missing() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    fs::remove_file(copy.0.join(&file)).unwrap();
    let mistakes = copy.mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert!(mistakes[0].starts_with(&format!("data/{file}:1: cannot be read (")), "{mistakes:?}");
    assert!(mistakes[0].ends_with("; every set and table has its file"), "{mistakes:?}");
}

/// A cell that is neither `yes` nor blank would silently count as no, and show what is masked.
#[test]
fn a_cell_that_is_neither_yes_nor_blank() {
    let copy = Copy::new();
    let line = copy.line("vocabulary.csv", "word", "lost_or_stolen_card");
    copy.change("vocabulary.csv", line, "masked", "Yes");
    copy.refused("vocabulary.csv", line, "masked is `Yes`; expected `yes` or a blank cell");
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "suffix", "true");
    copy.refused("sets.csv", line, "suffix is `true`; expected `yes` or a blank cell");
}

#[test]
fn an_unknown_kind_of_system() {
    let copy = Copy::new();
    copy.change("systems.csv", 2, "kind", "gateway");
    copy.refused("systems.csv", 2, "unknown kind `gateway`; expected one of standard, network, provider");
}

#[test]
fn a_claim_of_certainty_that_is_none() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "certain", "always");
    let text = "certain is `always`; expected `form`, `suffix` (where codes may have one) or a blank cell";
    copy.refused("sets.csv", line, text);
}

#[test]
fn a_form_that_two_systems_claim() {
    let copy = Copy::new();
    let (first, second) = (copy.line("sets.csv", "id", RESPONSES), copy.line("sets.csv", "id", EXTENDING));
    for line in [first, second] {
        copy.change("sets.csv", line, "certain", "form");
    }
    let text =
        format!("certain by form, as `{RESPONSES}` of another system is; a form that two have tells neither");
    copy.refused("sets.csv", second, &text);
}

/// Adds the column to a file of codes, filled for one row.
fn certain(copy: &Copy, set: &str, code: &str) -> usize {
    let file = format!("codes/{set}.csv");
    let line = copy.line(&file, "code", code);
    let text = copy.text(&file);
    let has_column = text.lines().next().unwrap().split(',').any(|name| name == "certain");
    let lines = text.lines().enumerate().map(|(number, text)| match number {
        _ if has_column => format!("{text}\n"),
        0 => format!("{text},certain\n"),
        _ => format!("{text},\n"),
    });
    copy.write(&file, lines.collect::<String>());
    copy.change(&file, line, "certain", "yes");
    line
}

#[test]
fn a_word_that_others_have_too_is_not_certain() {
    let copy = Copy::new();
    let line = certain(&copy, "payex.transaction", "Completed");
    let text = "certain, but a word of less than 12 letters could be anybody's; leave the cell blank";
    copy.refused("codes/payex.transaction.csv", line, text);
    let copy = Copy::new();
    let line = certain(&copy, "payfunc.error", "authentication required");
    let text = "certain, but `payex.failure` lists the word, too; leave the cell blank";
    copy.refused("codes/payfunc.error.csv", line, text);
    let copy = Copy::new();
    let line = certain(&copy, NUMBERS, "40110");
    let text = "certain, but only words can be by themselves; leave the cell blank";
    copy.refused(&format!("codes/{NUMBERS}.csv"), line, text);
}

#[test]
fn a_message_of_which_one_language_promises_more_than_another() {
    let copy = Copy::new();
    let line = copy.line("messages.csv", "id", "unknown");
    let promise = copy.cell("messages.csv", copy.line("messages.csv", "id", "no_money_taken"), "is");
    copy.change("messages.csv", line, "is", &promise);
    let text = "message unknown in is and in en differ in whether they have the sentence `no_money_taken`; write it alike";
    copy.refused("messages.csv", line, text);
}

/// Adds words of a kind behind all others, until there are so many of it; gives the line of the last one.
fn fill(copy: &Copy, kind: &str, count: usize) -> usize {
    let text = copy.text("vocabulary.csv");
    let columns = cells(text.lines().next().unwrap()).len();
    let known = text.lines().filter(|line| line.starts_with(&format!("{kind},"))).count();
    let mut line = 0;
    let more: String = (known..count)
        .map(|number| {
            let mut row = vec![kind.to_string(), format!("word_{number}"), "made up".into()];
            row.resize(columns, String::new());
            if kind == "retry" {
                (row[4], row[5]) = ("try_later".into(), "retry".into());
                let header = cells(text.lines().next().unwrap());
                let place = |name: &str| header.iter().position(|column| column == name).unwrap();
                row[place("strictness")] = "1".into();
                row[place("actor")] = "nobody".into();
            }
            record(&row) + "\n"
        })
        .collect();
    line += text.lines().count() + more.lines().count();
    copy.write("vocabulary.csv", text + &more);
    line
}

#[test]
fn one_word_too_many() {
    for (kind, room) in [
        ("outcome", 16),
        ("reason", 255),
        ("retry", 32),
        ("actor", 16),
        ("next_step", 16),
        ("operation", 32),
        ("flag", 16),
    ] {
        let copy = Copy::new();
        fill(&copy, kind, room);
        assert_eq!(copy.mistakes(), [""; 0], "{room} words of the kind {kind} have room");
        let copy = Copy::new();
        let line = fill(&copy, kind, room + 1);
        let text = format!("{room} words of the kind {kind} have room; widen its field in src/bits.rs");
        copy.refused("vocabulary.csv", line, &text);
    }
}

#[test]
fn one_set_too_many() {
    let fill = |count: usize| {
        let copy = Copy::new();
        let text = copy.text("sets.csv");
        let known = text.lines().count() - 1;
        let more: String = (known..count)
            .map(|number| format!("zz.s{number:04},visa,Made up,word,,,,,made up,,{number}\n"))
            .collect();
        copy.write("sets.csv", text + &more);
        for number in known..count {
            let header = read::CODE_COLUMNS.join(",");
            copy.write(&format!("codes/zz.s{number:04}.csv"), header + "\n");
        }
        copy
    };
    assert_eq!(fill(1023).mistakes(), [""; 0]);
    fill(1024).refused("sets.csv", 1025, "1023 sets have room; widen SET_BITS in src/bits.rs");
}

#[test]
fn one_row_too_many() {
    let source = Copy::new().cell("sources.csv", 2, "id");
    let fill = |count: usize| {
        let copy = Copy::new();
        let files = fs::read_dir(copy.0.join("codes")).unwrap().map(Result::unwrap);
        let groups = copy.last("groups.csv") - 1;
        let known: usize =
            files.map(|file| fs::read_to_string(file.path()).unwrap().lines().count() - 1).sum();
        let text = copy.text("codes/visa.threeds.csv");
        let empty = cells(text.lines().next().unwrap()).len() - read::CODE_COLUMNS.len();
        // Numbers of nine digits come behind all others.
        let more: String = (0..count - known - groups)
            .map(|number| {
                let code = 100_000_000 + number;
                format!("{code},informational,,not_needed,nobody,,,,Made up,{source}{}\n", ",".repeat(empty))
            })
            .collect();
        copy.write("codes/visa.threeds.csv", text + &more);
        copy
    };
    // One row is that of codes that nobody lists.
    let most = (1 << 18) - 2;
    assert_eq!(fill(most).mistakes(), [""; 0]);
    let copy = fill(most + 1);
    let told = copy.mistakes();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("262143 rows and groups have room; widen ROW_BITS in src/bits.rs"), "{told:?}");
}

#[test]
fn a_number_of_a_set_that_is_taken() {
    let copy = Copy::new();
    let sets = copy.last("sets.csv") - 1;
    for number in ["0", "999", "first"] {
        copy.change("sets.csv", 3, "number", number);
        let text = format!(
            "the number `{number}` is not free; the sets are numbered from 0 to {} without gaps, a new one gets the highest",
            sets - 1
        );
        copy.refused("sets.csv", 3, &text);
    }
}
/// Fields that are a mark of what they cannot be one of.
#[test]
fn marks_that_could_tell_of_nobody() {
    let copy = Copy::new();
    let path = "is not a path; join names with full stops, and put [] behind that of a list, as payments[].result.code";
    for (row, text) in [
        ("zzz,result.x,any,own,,made up", "unknown system `zzz`; add it to data/systems.csv".to_string()),
        ("pei,result..x,any,own,,made up", format!("`result..x` {path}")),
        ("pei,zzz[],any,own,,made up", format!("`zzz[]` {path}")),
        ("pei,zzz,any,own,a..b,made up", format!("`a..b` {path}")),
        (
            "pei,zzz,any,main main,,made up",
            "the weight is own, for what nobody else sends, main, if most documents have it as well, or shared, for one of two".into(),
        ),
        ("pei,zzz,any,own,,", "why is blank; say who sends the field, or who else does".into()),
        (
            "pei,zzz,listed:no.set,own,,made up",
            "unknown set `no.set` in the shape `listed:no.set`; take an id of data/sets.csv".into(),
        ),
    ] {
        let line = copy.append("marks.csv", row);
        copy.refused("marks.csv", line, &text);
        copy.remove("marks.csv", line);
    }
    for shape in
        ["anything", "one:", "places:many", "from:9-1", "under:here", "form:pei.error|pei.order", "any:x"]
    {
        let line = copy.append("marks.csv", &format!("pei,zzz,{shape},own,,made up"));
        let start =
            format!("data/marks.csv:{line}: unknown shape `{shape}`; expected one of any, named, text");
        assert!(copy.mistakes()[0].starts_with(&start), "{:?}", copy.mistakes());
        copy.remove("marks.csv", line);
    }
}

#[test]
fn a_mark_of_two_systems() {
    let copy = Copy::new();
    let line = copy.line("marks.csv", "path", "paymentBrand");
    copy.insert("marks.csv", line, "opp,paymentBrand,any,shared,,made up");
    copy.change("marks.csv", line, "system", "askell");
    let mistakes = copy.mistakes();
    let text = "the same field is a mark of askell on line";
    assert!(mistakes.iter().any(|mistake| mistake.contains(text)), "{mistakes:?}");
    assert!(
        mistakes.iter().any(|mistake| mistake.contains("is not in order; it belongs before")),
        "{mistakes:?}"
    );
}

#[test]
fn a_system_without_a_mark_to_name() {
    let copy = Copy::new();
    copy.change("marks.csv", copy.line("marks.csv", "path", "result.code"), "weight", "own");
    copy.refused("marks.csv", 1, "opp has no mark that is main; say what most of its documents have");
}
