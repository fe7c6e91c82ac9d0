//! What the command takes.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use payverdict::payload::PayloadSystem;
use payverdict::plan::Timestamp;
use payverdict::{Actor, CodeSet, DATA_VERSION, Locale, Outcome, Reason, Retry, System, UnknownWord, decode};

use super::export::Table;
use super::pairs::{self, Columns};
use super::tables;

/// What a payment result code means: what happened, why, whether to try again, who moves next, what
/// to tell the shopper
#[derive(Parser)]
#[command(
    name = "payverdict",
    version,
    after_help = after_help()
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// A folder with tables of one's own, in the form of data/: they are asked before the built-in ones
    #[arg(long, value_name = "DIR", global = true)]
    pub tables: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Say what codes mean
    Decode(DecodeOptions),
    /// Answer for whole responses and webhooks: one, an array of them, or one a line
    Payload(PayloadOptions),
    /// Find documents, codes and phrases in anything pasted: logs, e-mails, transcripts
    Read(PayloadOptions),
    /// Answer for payments told in many documents, in any order: one answer a payment
    Timeline(PayloadOptions),
    /// Say whether payments may be tried again, when, and by which rule
    Plan(PlanOptions),
    /// Find codes by what they mean
    Search(SearchOptions),
    /// List the code sets
    Sets(SetsOptions),
    /// Write all rows in a form that other programs read
    Export(ExportOptions),
    /// Say in what two releases of the data differ, what is dangerous first
    Diff(DiffOptions),
    /// Write a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Args)]
pub struct DecodeOptions {
    /// The code set, such as opp.result (`payverdict sets` lists them); without it, a verdict is given only
    /// where the code tells its owner
    #[arg(long, value_name = "SET", value_parser = set)]
    pub set: Option<String>,
    /// The system that sent the codes, such as opp or payex, where the set is not known
    #[arg(long, value_name = "SYSTEM", conflicts_with = "set", value_parser = system)]
    pub system: Option<String>,
    /// A further code for the same payment, such as mastercard.advice=24: the stricter advice of both holds
    #[arg(long, value_name = "SET=CODE", value_parser = further)]
    pub with: Vec<String>,
    /// Language of the shopper's message, as a browser names it (nb-NO); English where there is none
    #[arg(long, value_name = "LOCALE", default_value = "en", value_parser = locale)]
    pub locale: Locale,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// Say in plain words how the verdict came about and what it allows
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// Read a CSV table with the columns set and code, of any sets, and write one with the verdicts. An empty cell is no code, and "" an empty one
    #[arg(long, conflicts_with_all = ["set", "system", "with", "json", "explain"])]
    pub pairs: bool,
    /// The columns to write of each pair: any keys of the JSON, in any order
    #[arg(long, value_name = "COLUMNS", requires = "pairs", default_value = pairs::USUAL)]
    pub columns: Columns,
    /// The codes, or with --pairs the files; without any, one a line from standard input
    #[arg(value_name = "CODE", allow_hyphen_values = false)]
    pub codes: Vec<OsString>,
}

#[derive(Args)]
pub struct PayloadOptions {
    #[arg(long, value_name = "SYSTEM", value_parser = sender, help = sender_help())]
    pub system: Option<PayloadSystem>,
    /// Language of the shopper's message, as a browser names it (nb-NO); English where there is none
    #[arg(long, value_name = "LOCALE", default_value = "en", value_parser = locale)]
    pub locale: Locale,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// The files; without any, or for -, standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
#[command(
    after_help = "Each line is one payment, such as\n  {\"id\": \"A-17\", \"attempts\": [{\"at\": \"2026-11-25T09:00:00Z\", \"set\": \"visa.response\", \"code\": \"51\"}]}\nand may have its own `now`. An attempt may also have network, card, amount, currency, region, initiator (merchant or shopper) and with, a list of further codes."
)]
pub struct PlanOptions {
    /// The time of the decision, such as 2026-11-26T12:00:00Z, for lines without one of their own; without it,
    /// the time of this machine
    #[arg(long, value_name = "TIME")]
    pub now: Option<Timestamp>,
    /// A policy of one's own, a JSON file: {"space": "48h", "limit": ["3/15d"]}. It may only be stricter than the rules
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Language of the shopper's message, as a browser names it (nb-NO); English where there is none
    #[arg(long, value_name = "LOCALE", default_value = "en", value_parser = locale)]
    pub locale: Locale,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// Files of JSON lines; without any, or for -, standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
#[command(
    after_help = "A row is found if all options and words fit it. An option with an unknown word answers with the nearest ones; `payverdict export --format typescript` lists all words."
)]
pub struct SearchOptions {
    /// Only this code set, such as opp.result
    #[arg(long, value_name = "SET", value_parser = set)]
    pub set: Option<String>,
    /// Only this outcome, such as declined
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<Outcome>,
    /// Only this reason, such as insufficient_funds
    #[arg(long, value_name = "REASON")]
    pub reason: Option<Reason>,
    /// Only this advice on trying again, such as never
    #[arg(long, value_name = "RETRY")]
    pub retry: Option<Retry>,
    /// Only where this one moves next, such as shopper
    #[arg(long, value_name = "ACTOR")]
    pub actor: Option<Actor>,
    /// Only codes that a sandbox can be made to answer with, and how: amounts, test cards, names
    #[arg(long)]
    pub triggers: bool,
    /// Language of the shopper's message in JSON
    #[arg(long, value_name = "LOCALE", default_value = "en", value_parser = locale)]
    pub locale: Locale,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// Words that the row must hold: in its code, summary, set, system, outcome, reason, retry, actor or flags
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
}

#[derive(Args)]
pub struct SetsOptions {
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ExportOptions {
    /// The form to write
    #[arg(long, value_enum)]
    pub format: Format,
    /// Only this code set, such as opp.result
    #[arg(long, value_name = "SET", value_parser = set)]
    pub set: Option<String>,
    /// The table to write as CSV, or to describe: the rows, unless another one is named
    #[arg(long, value_enum, value_name = "TABLE")]
    pub table: Option<Table>,
    /// Of the disagreements only how many there are, list by list
    #[arg(long)]
    pub summary: bool,
    /// The folder for a release: a new one, or one without anything in it
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Args)]
#[command(
    after_help = "Both are folders that `payverdict export --format release` has written, or their payverdict.json. An empty\nfile or folder is a release without anything. Exit status: 0 the same, 1 different, 2 trouble"
)]
pub struct DiffOptions {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Print a line of CSV for each change of a listed code: version, set, code, what changed, before, after
    #[arg(long, conflicts_with = "json")]
    pub history: bool,
    /// The release before
    #[arg(value_name = "A")]
    pub before: PathBuf,
    /// The release after it
    #[arg(value_name = "B")]
    pub after: PathBuf,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    /// One JSON document
    Json,
    /// One CSV table
    Csv,
    /// The columns of a CSV table with their types (Table Schema), for programs that would guess that 000 is a number
    Schema,
    /// Tables that load into SQLite and PostgreSQL
    Sql,
    /// Literal unions and types
    Typescript,
    /// One CSV table of the codes on which other open lists disagree, with these tables or with each other
    Disagreements,
    /// A folder with everything: JSON, CSV and SQL with their schemas, a seed for dbt, checksums, and how to decode with them
    Release,
}

/// How it ends, and which tables it has: their version is not that of the code.
fn after_help() -> String {
    format!(
        "Exit status: 0 all was decoded (a code that is not listed is decoded: its verdict is unknown),\n             \
         1 some input could not be read, 2 wrong usage.\n             diff: 0 the same, 1 different, 2 trouble\n\
         Version of the data: {DATA_VERSION}"
    )
}

/// `The system that sent the documents: askell, opp or pei; …`, with all that have a reader.
fn sender_help() -> String {
    let ids: Vec<_> = PayloadSystem::ALL.iter().map(|system| system.as_str()).collect();
    let ids = match ids.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => ids.concat(),
    };
    format!("The system that sent the documents: {ids}; otherwise it is recognised")
}

/// The system whose documents they are, by any name that people use for it.
fn sender(name: &str) -> Result<PayloadSystem, String> {
    let known = |system: System| system.id().parse().ok();
    let error = match name.parse() {
        Ok(system) => return Ok(system),
        Err(error) => error,
    };
    let own = || tables::own().is_some_and(|tables| tables.systems().any(|own| own.is_called(name)));
    match name.parse().ok().and_then(known) {
        Some(system) => Ok(system),
        None if own() => Err("a system of one's own has codes, and no documents that are known".into()),
        None => Err(UnknownWord::to_string(&error)),
    }
}

/// The id of a set, built in or of one's own.
fn set(id: &str) -> Result<String, String> {
    let found = match tables::own() {
        None => id.parse::<CodeSet>().map(|_| ()).map_err(|error| error.to_string()),
        Some(tables) => tables.set(id).map(|_| ()).map_err(|error| error.to_string()),
    };
    found.map(|()| id.into()).map_err(|error| format!("{error}; `payverdict sets` lists them all"))
}

/// The name of a system, built in or of one's own.
fn system(name: &str) -> Result<String, String> {
    let error = match name.parse::<System>() {
        Ok(_) => return Ok(name.into()),
        Err(error) => error.to_string(),
    };
    let Some(tables) = tables::own() else { return Err(error) };
    let own: Vec<_> = tables.systems().map(|system| system.id()).collect();
    match tables.system(name) {
        Some(_) => Ok(name.into()),
        None if own.is_empty() => Err(error),
        None => Err(format!("{error}; your tables have {}", own.join(", "))),
    }
}

/// A set and a code of it, with an equals sign between.
fn further(text: &str) -> Result<String, String> {
    let (set, code) = split(text)
        .ok_or("expected a set and a code with an equals sign between, such as mastercard.advice=24")?;
    let set = self::set(set)?;
    let decoded = match tables::own() {
        None => decode(named(&set), code).map(|_| ()).map_err(|error| error.to_string()),
        Some(tables) => tables.decode(&set, code).map(|_| ()).map_err(|error| error.to_string()),
    };
    decoded.map(|()| text.into())
}

/// The set and the code of a further one.
pub fn split(further: &str) -> Option<(&str, &str)> {
    further.split_once('=')
}

/// The built-in set or system of a name that was looked at when the arguments were read.
pub fn named<T: FromStr<Err = UnknownWord>>(name: &str) -> T {
    name.parse().expect("the arguments were looked at")
}

fn locale(tag: &str) -> Result<Locale, std::convert::Infallible> {
    Ok(Locale::from_tag(tag))
}
