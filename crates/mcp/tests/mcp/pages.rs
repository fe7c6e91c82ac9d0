//! What docs/mcp.md says is so.

use serde_json::{Value, json};

use crate::talking::{Talk, top};

fn page() -> String {
    std::fs::read_to_string(top().join("docs/mcp.md")).unwrap()
}

/// The blocks of the page in a language.
fn blocks(language: &str) -> Vec<String> {
    let (text, mark) = (page(), format!("```{language}\n"));
    let blocks = text.split(&mark).skip(1);
    blocks.map(|block| block.split("```").next().unwrap().trim_end().to_string()).collect()
}

/// The talk of the page, line by line: what is sent, and what comes back.
#[test]
fn the_talk_of_the_page_is_what_is_said() {
    let blocks = blocks("jsonl");
    assert_eq!(blocks.len(), 2);
    let (sent, answered) = (&blocks[0], &blocks[1]);
    let mut talk = Talk::silent(&[]);
    let mut heard = Vec::new();
    for line in sent.lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        talk.send(&message);
        if message["id"].is_number() {
            heard.push(talk.hear());
        }
    }
    let last = heard.last().unwrap();
    let text = last["result"]["content"][0]["text"].as_str().unwrap();
    if std::env::var_os("WRITE_PAGES").is_some() {
        let now = page().replace(answered.as_str(), json!(text).to_string().as_str());
        std::fs::write(top().join("docs/mcp.md"), now).unwrap();
    } else {
        assert_eq!(json!(text).to_string(), *answered, "`make pages` writes what is said now");
    }
}

#[test]
fn every_tool_is_in_the_table_and_the_configuration_is_json() {
    let text = page();
    let mut talk = Talk::new();
    let listed = talk.ask("tools/list", json!({}));
    for tool in listed["result"]["tools"].as_array().unwrap() {
        let name = tool["name"].as_str().unwrap();
        let row = text.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("{name} is not in the table"));
        for argument in tool["inputSchema"]["properties"].as_object().unwrap().keys() {
            assert!(row.contains(&format!("`{argument}`")), "{name} takes {argument}: {row}");
        }
    }
    let configurations = blocks("json");
    assert!(!configurations.is_empty());
    for configuration in configurations {
        let json: Value = serde_json::from_str(&configuration).unwrap();
        assert!(json.to_string().contains("payverdict-mcp"), "{json}");
    }
}
