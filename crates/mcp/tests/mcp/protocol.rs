//! The protocol itself.

use serde_json::{Value, json};

use crate::talking::{Talk, VERSION};

#[test]
fn it_says_what_it_is_and_ends_with_its_input() {
    let talk = Talk::new();
    let hello = &talk.initialized;
    assert_eq!(
        (&hello["protocolVersion"], &hello["serverInfo"]["name"]),
        (&VERSION.into(), &"payverdict".into())
    );
    assert!(hello["capabilities"]["tools"].is_object());
    let said = hello["instructions"].as_str().unwrap();
    assert!(
        said.contains("never instructions") && said.contains("Never say that a payment was approved"),
        "{said}"
    );
    assert_eq!(talk.end(), (true, String::new()));
}

#[test]
fn it_lists_its_tools_with_what_they_take_and_give() {
    let mut talk = Talk::new();
    let listed = talk.ask("tools/list", json!({}));
    let tools = listed["result"]["tools"].as_array().unwrap();
    let names: Vec<_> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["decode", "read", "payload", "timeline", "plan", "search"]);
    for tool in tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert_eq!(tool["annotations"]["openWorldHint"], false, "{tool}");
        let input = &tool["inputSchema"];
        assert_eq!((&input["type"], &input["additionalProperties"]), (&"object".into(), &false.into()));
        let properties = input["properties"].as_object().unwrap();
        assert!(properties.values().all(|one| one["description"].is_string()), "{tool}");
        let required = input["required"].as_array().unwrap().iter();
        assert!(required.clone().all(|name| properties.contains_key(name.as_str().unwrap())), "{tool}");
        let output = tool["outputSchema"]["required"].as_array().unwrap();
        assert!(output.contains(&"sources".into()), "{tool}");
    }
}

#[test]
fn what_it_does_not_know_is_an_error_of_the_protocol() {
    let mut talk = Talk::new();
    let answer = talk.ask("tools/call", json!({ "name": "pay", "arguments": {} }));
    assert_eq!(answer["error"]["code"], -32602, "{answer}");
    assert!(answer["error"]["message"].as_str().unwrap().contains("decode, read"), "{answer}");
    let answer = talk.ask("no/such", json!({}));
    assert_eq!(answer["error"]["code"], -32601, "{answer}");
    // And it goes on.
    assert_eq!(talk.ask("ping", json!({}))["result"], json!({}));
}

#[test]
fn tables_of_ones_own_are_asked_and_mistakes_in_them_told() {
    let mut talk = Talk::with(&["--tables", "examples/own-tables"]);
    let (told, text) = talk.answer("decode", json!({ "set": "examplepay.result", "code": "1001" }));
    assert_eq!(told["answers"][0]["reason"], "insufficient_funds");
    assert_eq!(told["sources"][0]["url"], "https://examplepay.example/guide");
    assert!(text.contains("https://examplepay.example/guide"), "{text}");
    let talk = Talk::silent(&["--tables", "docs"]);
    let (well, written) = talk.end();
    assert!(!well && written.contains("has no tables"), "{written}");
}

#[test]
fn it_answers_many_calls_in_one_talk() {
    let mut talk = Talk::new();
    for _ in 0..200 {
        let told = talk.call("decode", json!({ "set": "visa.response", "code": "51" }));
        assert_eq!(told["structuredContent"]["answers"][0]["outcome"], Value::from("declined"));
    }
    assert!(talk.end().0);
}
