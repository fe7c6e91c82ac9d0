//! Tables of one's own: reads the folder of a made-up gateway, "Example Pay", and asks for its codes.
//!
//! `cargo run --example own_tables --features overlay,payload -- examples/own-tables`

use std::error::Error;
use std::fs;
use std::path::Path;

use payverdict::overlay::{Found, Tables};
use payverdict::payload::Options;
use payverdict::plan::{Policy, Timestamp};
use payverdict::{CodeSet, Locale};

/// A line of Example Pay's log, as our shop writes it.
const LOG: &[u8] = b"2026-11-26 09:14:02 order=17 ep_result=1001";

/// A payment that the bank refused in a way our risk team does not accept again.
const WEBHOOK: &[u8] =
    br#"{"id": "8ac7a4a1", "paymentType": "DB", "amount": "92.00", "currency": "EUR", "ndc": "1",
    "result": {"code": "800.100.152"}}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "examples/own-tables".into());
    print!("{}", report(&read(Path::new(&folder))?)?);
    Ok(())
}

/// The tables of a folder, or every mistake in them.
pub fn read(folder: &Path) -> Result<Tables, Box<dyn Error>> {
    let mut files = Vec::new();
    for (folder, before) in [(folder.to_path_buf(), ""), (folder.join("codes"), "codes/")] {
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == "csv") {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                files.push((format!("{before}{name}"), fs::read_to_string(&path)?));
            }
        }
    }
    Ok(Tables::from_csv(files)?)
}

/// What the tables say of a code, a line, a document and a history.
pub fn report(tables: &Tables) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let mut line = |name: &str, text: String| out += &format!("{name:<10}{text}\n");

    let verdict = tables.decode("examplepay.result", "1001")?;
    let reason = verdict.reason().map_or("no reason", |reason| reason.as_str());
    line("code", format!("{reason}, retry {}: {}", verdict.retry(), verdict.summary()));
    line("shopper", verdict.message(Locale::Is).into());

    // A code of a built-in set, about which the risk team has a row.
    let stricter = tables.decode(CodeSet::OppResult, "800.100.152")?;
    let before = stricter.set().built_in().map(|set| payverdict::decode(set, "800.100.152")).transpose()?;
    let before = before.map_or("", |before| before.retry().as_str());
    line("risk team", format!("retry {}, and {before} without the tables", stricter.retry()));

    for found in tables.read(LOG) {
        if let Found::Code(code) = found {
            let says = code.verdict().map(|verdict| verdict.summary());
            line("log", format!("{} ({}): {}", code.text(), code.certainty(), says.unwrap_or("not certain")));
        }
    }

    for answer in tables.payload(WEBHOOK, Options::default()) {
        let answer = answer?;
        line(
            "webhook",
            format!("{}, retry {}: {}", answer.outcome(), answer.retry(), answer.message(Locale::En)),
        );
    }

    let at: Timestamp = "2026-11-25T09:00:00Z".parse()?;
    let attempts = [tables.attempt(at, "examplepay.result", "1001")?];
    let now = "2026-11-25T12:00:00Z".parse()?;
    let decision = tables.plan(&attempts, now, &Policy::CAUTIOUS)?;
    let next = decision.at().map(|at| at.to_string()).unwrap_or_default();
    line("plan", format!("{} until {next}, by {}", decision.action(), decision.rule()));
    Ok(out)
}
