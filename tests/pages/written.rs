//! What is made from the data in the README and the pages: `make pages` writes it.

#[path = "coverage.rs"]
mod coverage;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::checks::table::Table;
use crate::read::{self, Data};

/// The files with what the data says in them, by name.
pub fn pages(project: &Path) -> [(&'static str, String); 3] {
    let data = read::read(&project.join("data")).expect("the data is read");
    let page = |name: &str| fs::read_to_string(project.join(name)).expect("the page is there");
    let name = |id: &str| named(&data.systems, id);

    let (mut table, all) = coverage::table(&data);

    let triggers = &data.triggers.rows;
    let mut systems: BTreeMap<&str, usize> = BTreeMap::new();
    for trigger in triggers {
        *systems.entry(trigger.get("set").split('.').next().unwrap_or_default()).or_default() += 1;
    }
    let counts: Vec<String> = systems.iter().map(|(id, count)| format!("{} {count}", name(id))).collect();
    table += &format!(
        "\nWays to make a sandbox answer with a code ([triggers](triggers.md)), {} in all: {}.\n",
        triggers.len(),
        counts.join(", ")
    );

    // In the order of the ids, which is that of the marks.
    let readers: BTreeSet<&str> = data.marks.rows.iter().map(|mark| mark.get("system")).collect();
    let names: Vec<String> = readers.iter().map(|id| name(id)).collect();
    let numbers = format!(
        "- {} code sets of {} systems, more than {} rows, each with its source (`payverdict sets`; [coverage](docs/coverage.md)).\n\
         - Documents of {} systems: {}.\n\
         - Messages for shoppers in {} languages.\n\
         - {} ways to make the sandboxes of {} systems answer with a code ([triggers](docs/triggers.md)).\n",
        data.sets.rows.len(),
        data.systems.rows.len(),
        thousands((all - 1) / 100 * 100),
        names.len(),
        names.join(", "),
        data.messages.header.len() - 1,
        triggers.len(),
        systems.len(),
    );
    [
        ("README.md", replaced(&page("README.md"), &numbers)),
        ("docs/coverage.md", replaced(&page("docs/coverage.md"), &table)),
        ("benches/decode/opp_codes.rs", opp_codes(&data)),
    ]
}

/// The codes that the benchmark gives to other ways, which have to stand in the source.
fn opp_codes(data: &Data) -> String {
    let codes = data.codes["opp.result"].rows.iter().enumerate();
    let lines: String =
        codes.map(|(row, code)| format!("            {:?} => {row},\n", code.get("code"))).collect();
    format!(
        "// Made from the data by `make pages`.\n\n/// Hands all codes, each with the number of its row, to another macro.\n\
         macro_rules! opp_codes {{\n    ($then:ident) => {{\n        $then! {{\n{lines}        }}\n    }};\n}}\n"
    )
}

fn named(systems: &Table, id: &str) -> String {
    let system = systems.rows.iter().find(|system| system.get("id") == id);
    system.map_or_else(|| panic!("no system {id}"), |system| system.get("name").to_string())
}

fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

/// Puts a text between the marks of a page.
fn replaced(page: &str, text: &str) -> String {
    let (begin, end) = ("<!-- made from the data -->\n", "<!-- /made from the data -->\n");
    let (before, rest) = page.split_once(begin).expect("the page has a mark where the text begins");
    let (_, after) = rest.split_once(end).expect("the page has a mark where the text ends");
    format!("{before}{begin}{text}{end}{after}")
}
