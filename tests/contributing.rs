//! The steps of CONTRIBUTING.md, made in a copy of the project: each touches the files that it names and no others, and
//! the copy then knows what was added.

#[path = "contributing/guide.rs"]
mod guide;
#[path = "contributing/project.rs"]
mod project;
extern crate alloc;

#[path = "common/checks.rs"]
#[allow(dead_code, reason = "only some of the tables are read")]
mod checks;
#[path = "../codegen/read.rs"]
#[expect(dead_code, reason = "only the tables are read")]
mod read;
#[path = "pages/written.rs"]
mod written;

use std::collections::BTreeSet;

use guide::{Change, Section, sections};
use project::Project;

/// Makes the changes of a section, and compares the files that differ with those that its steps name.
fn follow(project: &Project, section: &Section) {
    let before = project.files();
    for step in &section.steps {
        for change in &step.changes {
            project.make(&step.files[0], change);
        }
    }
    complete(project, &section.title);
    if section.steps.iter().any(|step| step.makes_pages) {
        for (name, text) in written::pages(project.root()) {
            project.write(name, &text);
        }
    }
    let after = project.files();
    let touched: BTreeSet<&String> =
        after.iter().filter(|(name, text)| before.get(*name) != Some(*text)).map(|(name, _)| name).collect();
    let named: BTreeSet<&String> = section.steps.iter().flat_map(|step| &step.files).collect();
    let unnamed: Vec<_> = touched.difference(&named).collect();
    assert!(unnamed.is_empty(), "{}: touched, but no step names it: {unnamed:?}", section.title);
    // What an entry of the package weighs is measured once it is built; a page changes only if its numbers do.
    let is_open = |name: &str| ["pkg/budgets.json", "README.md", "docs/coverage.md"].contains(&name);
    let untouched: Vec<_> = named.difference(&touched).filter(|name| !is_open(name)).collect();
    assert!(untouched.is_empty(), "{}: named, but nothing to change there: {untouched:?}", section.title);
}

/// What the page leaves to whoever follows it: the other rows of a set, the other languages.
fn complete(project: &Project, section: &str) {
    match section {
        "A set" => (7002..7020).for_each(|code| {
            let row = format!(
                "{code},declined,generic_decline,other_method,shopper,,,,Made up for a test,rapyd-refusals"
            );
            project.make("data/codes/rapyd.refusal.csv", &Change::Lines(vec![row]));
        }),
        "A language" => project.add_column("data/messages.csv", "cs", "en"),
        "A word" => project.fill_row("data/messages.csv", "card_paused", "card_unusable"),
        _ => {}
    }
}

/// All of it one after another, and then a program that depends on the copy.
#[test]
fn what_the_steps_add_is_known_and_no_other_file_is_touched() {
    let sections = sections();
    let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    let known = [
        "A row",
        "A set",
        "A system with a reader",
        "Words beside a code",
        "A language",
        "A phrase",
        "A word",
    ];
    assert_eq!(titles, known);
    let project = Project::copy();
    for section in &sections {
        follow(&project, section);
    }
    let said = project.run(include_str!("contributing/asks.rs"));
    assert_eq!(said.lines().last(), Some("all of it is known"), "{said}");
}
