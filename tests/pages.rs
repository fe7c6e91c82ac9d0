//! What the README and the other pages name is there, and what is made from the data is what the data says.

extern crate alloc;

#[path = "common/checks.rs"]
#[allow(dead_code, reason = "only some of the tables are read")]
mod checks;
#[path = "../codegen/read.rs"]
#[expect(dead_code, reason = "only the tables are read")]
mod read;
#[path = "pages/written.rs"]
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The pages of the project, and those in docs/.
fn names() -> Vec<String> {
    let own = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];
    let folders = [
        "data/README.md",
        "benches/README.md",
        "dashboard/README.md",
        "crates/cli/README.md",
        "examples/own-tables/README.md",
    ];
    let docs = fs::read_dir(project().join("docs")).unwrap().map(|file| file.unwrap().file_name());
    let docs = docs.map(|name| format!("docs/{}", name.to_str().unwrap()));
    own.into_iter().chain(folders).map(String::from).chain(docs).collect()
}

/// `make pages` writes them; without it they are compared.
#[test]
fn what_is_made_from_the_data_is_what_the_data_says() {
    for (name, text) in written::pages(project()) {
        if std::env::var_os("WRITE_PAGES").is_some() {
            fs::write(project().join(name), &text).unwrap();
        }
        assert!(page(name) == text, "{name} is older than the data; run `make pages`");
    }
}

#[test]
fn the_readme_is_a_front_page() {
    let size = page("README.md").len();
    assert!(size <= 8192, "README.md has {size} bytes; move what is too much to a page of docs/");
}

/// They are run there, with the webhooks of an order.
#[test]
fn the_handlers_of_the_readme_are_those_of_the_page_about_timelines() {
    let (readme, timeline) = (page("README.md"), page("docs/timeline.md"));
    let mut handlers = 0;
    for block in
        readme.split("\n```").filter(|block| block.contains("timeline") && block.contains("webhook("))
    {
        let code = block.split_once('\n').unwrap().1;
        assert!(timeline.contains(code), "docs/timeline.md lacks the handler\n{code}");
        handlers += 1;
    }
    assert_eq!(handlers, 2, "one in Rust, one in JavaScript");
}

/// `tests/door.rs`: `a_test`, `another_test`.
#[test]
fn the_tests_that_the_page_about_the_promise_names_are_there() {
    let promise = page("docs/promise.md");
    let list = Regex::new(r"`([\w./-]+\.(?:rs|mjs))`(?:: ((?:`[^`]+`(?:, )?)+))?").unwrap();
    let (mut files, mut tests) = (0, 0);
    let rows = promise.lines().filter(|line| line.starts_with('|'));
    for named in rows.flat_map(|row| list.captures_iter(row)) {
        let text = page(&named[1]);
        files += 1;
        for test in named.get(2).map_or("", |tests| tests.as_str()).split('`').skip(1).step_by(2) {
            let is_there = match named[1].ends_with(".rs") {
                true => text.contains(&format!("fn {test}(")),
                false => text.contains(&format!("test(\"{test}\"")),
            };
            assert!(is_there, "docs/promise.md: {} has no test {test}", &named[1]);
            tests += 1;
        }
    }
    assert!(files >= 20 && tests >= 30, "{files} files with {tests} tests are named");
}

#[test]
fn every_page_of_docs_is_in_the_list_that_the_readme_names() {
    assert!(page("README.md").contains("(docs/README.md)"));
    let list = page("docs/README.md");
    let names = names();
    let pages = names.iter().filter_map(|name| name.strip_prefix("docs/"));
    for name in pages.filter(|&name| name != "README.md") {
        assert!(list.contains(&format!("({name})")), "docs/README.md does not name {name}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").unwrap();
    let mut count = 0;
    for name in names() {
        let folder = project().join(&name).parent().unwrap().to_path_buf();
        for (_, [target]) in link.captures_iter(&page(&name)).map(|found| found.extract()) {
            let target = target.split('#').next().unwrap();
            if target.is_empty() || target.starts_with("http") {
                continue;
            }
            count += 1;
            assert!(folder.join(target).exists(), "{name} leads to {target}, which is not there");
        }
    }
    assert!(count > 30, "{count} links");
}

/// What looks like a file or a folder in backticks, or in the drawing: it has a slash or an ending that files here have.
fn files(text: &str) -> Vec<PathBuf> {
    let name = Regex::new(r"[\w./-]*\w(?:/|\.(?:rs|csv|mjs|ts|md|toml|sh))(?:[\w./-]*\w)?").unwrap();
    let quoted = Regex::new(r"`([^`\n]+)`|(?ms)^```\w*\n(.*?)^```").unwrap();
    let texts = quoted.captures_iter(text).flat_map(|found| [found.get(1), found.get(2)]);
    let texts: Vec<&str> = texts.flatten().map(|part| part.as_str()).collect();
    texts.iter().flat_map(|text| name.find_iter(text)).map(|found| PathBuf::from(found.as_str())).collect()
}

#[test]
fn the_architecture_names_files_that_are_there() {
    let text = page("ARCHITECTURE.md");
    let files = files(&(text.clone() + &page("docs/ways.md")));
    assert!(files.len() > 60, "{} files are named", files.len());
    // A name alone is that of a file beside the last one that was named with its folder.
    let mut folder = project().to_path_buf();
    for file in files {
        let path = project().join(&file);
        if path.exists() {
            folder = if path.is_dir() { path } else { path.parent().unwrap().to_path_buf() };
        } else {
            let name = file.display();
            assert!(folder.join(&file).exists(), "{name} is named, and is not there");
        }
    }
    let lines = text.lines().count();
    assert!(lines <= 60, "ARCHITECTURE.md has {lines} lines, more than a screen holds");
}
