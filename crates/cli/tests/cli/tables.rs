//! `--tables`: tables of one's own beside the built-in ones.

mod exports;

use std::fs;
use std::path::{Path, PathBuf};

use payverdict::{CodeSet, Match, Retry, decode};
use serde_json::Value;

use super::command::{run, run_well, run_with};

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/own-tables");
const CODES: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n";
/// A payment that the risk team's row is about.
const REFUSED: &str = r#"{"id": "8ac7a4a1", "paymentType": "DB", "amount": "92.00", "currency": "EUR", "result": {"code": "800.100.152"}, "ndc": "1"}"#;

fn objects(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
}

/// The answers with the example's tables and without any.
fn both(arguments: &[&str], input: &str) -> (Vec<Value>, Vec<Value>) {
    let with = run_with(&[arguments, &["--tables", OWN]].concat(), input);
    let without = run_with(arguments, input);
    assert_eq!((with.status, with.err.as_str()), (0, ""), "{arguments:?}");
    (objects(&with.out), objects(&without.out))
}

fn keys(object: &Value) -> Vec<&String> {
    object.as_object().expect("an object").keys().collect()
}

/// A folder of its own for a test, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tables-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("codes")).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

#[test]
fn codes_of_a_set_of_ones_own() {
    let out =
        run_well(&["decode", "--json", "--tables", OWN, "--set", "examplepay.result", "1001", "1099", "77"]);
    let [listed, group, unlisted] = &objects(&out)[..] else { panic!("{out}") };
    assert_eq!((&listed["system"], &listed["reason"]), (&"examplepay".into(), &"insufficient_funds".into()));
    assert_eq!((&listed["flags"], &listed["wait_hours"]), (&serde_json::json!(["custom"]), &24.into()));
    assert_eq!(listed["source"]["id"], "examplepay-guide");
    assert_eq!((&group["match"], &group["retry"]), (&"group".into(), &"other_method".into()));
    assert_eq!((&unlisted["match"], &unlisted["outcome"]), (&"unlisted".into(), &"unknown".into()));
    let plain = objects(&run_well(&["decode", "--json", "--set", "opp.result", "800.100.153"]));
    assert!([listed, group, unlisted].iter().all(|object| keys(object) == keys(&plain[0])));
    // Its set extends Visa's; a success is not inherited.
    let out = run_well(&["decode", "--json", "--tables", OWN, "--system", "expay", "51-I", "11"]);
    let [refused, success] = &objects(&out)[..] else { panic!("{out}") };
    assert_eq!(
        (&refused["set"], &refused["reason"]),
        (&"examplepay.response".into(), &"insufficient_funds".into())
    );
    assert_eq!((&success["outcome"], &success["retry"]), (&"review".into(), &"check_first".into()));
}

#[test]
fn cards_say_whose_rows_they_show() {
    let out = run_well(&["decode", "--tables", OWN, "800.100.152", "800.100.153", "E1"]);
    let cards: Vec<_> = out.split("\n\n").collect();
    assert!(
        cards[0].starts_with(
            "800.100.152 in opp.result (Open Payment Platform, Result codes; from your tables)\n"
        )
    );
    assert!(
        cards[0].contains("  retry    never (hard)\n") && cards[0].contains("  flags    custom\n"),
        "{out}"
    );
    assert_eq!(format!("{}\n", cards[1]), run_well(&["decode", "800.100.153"]));
    assert!(
        cards[2].contains("could be examplepay.response ") && cards[2].ends_with(" (from your tables)\n"),
        "{out}"
    );
    let out = run_well(&["decode", "--tables", OWN, "--explain", "800.100.152"]);
    assert!(
        out.contains("in your own tables") && out.contains("The built-in tables say retry other_method."),
        "{out}"
    );
}

/// In whatever order the arguments are.
#[test]
fn the_option_stands_anywhere() {
    let out = run_well(&["decode", "--tables", OWN, "--set", "examplepay.result", "1001"]);
    let equals = format!("--tables={OWN}");
    for arguments in [
        &["--tables", OWN, "decode", "--set", "examplepay.result", "1001"][..],
        &["decode", "--set", "examplepay.result", "1001", "--tables", OWN],
        &["decode", "--set", "examplepay.result", &equals, "--", "1001"],
    ] {
        assert_eq!(run_well(arguments), out);
    }
    // After two hyphens it is a code.
    assert_eq!(run(&["decode", "--set", "opp.result", "--", "--tables"]).status, 1);
}

#[test]
fn two_codes_of_one_decline() {
    let arguments = [
        "decode",
        "--json",
        "--tables",
        OWN,
        "--set",
        "examplepay.response",
        "--with",
        "examplepay.result=1005",
        "E2",
    ];
    let object = &objects(&run_well(&arguments))[0];
    assert_eq!((&object["code"], &object["retry"]), (&"E2".into(), &"never".into()));
    let message = run(&["decode", "--tables", OWN, "--with", "examplepay.reslt=1", "E2"]);
    assert_eq!(message.status, 2);
    assert!(message.err.contains("nearest: examplepay.result, "), "{}", message.err);
    let message = run(&["decode", "--with", "examplepay.result=1005", "E2"]);
    assert_eq!(message.status, 2, "without the option nobody has the set");
}

/// A bare code is nobody's for certain where one's own tables have it, and everything else is as it was.
#[test]
fn bare_codes() {
    let rows = CodeSet::ALL.iter().flat_map(|set| set.entries()).step_by(7).map(|row| row.code());
    let input: String = rows.chain(["1001", "E1", "51-I"]).map(|code| format!("{code}\n")).collect();
    let (with, without) = both(&["decode", "--json"], &input);
    assert_eq!(with.len(), without.len());
    for (with, without) in with.iter().zip(&without) {
        if with["match"] != "ambiguous" && with["flags"] != serde_json::json!(["custom"]) {
            // Only a text may be one's own.
            let plain =
                |object: &Value| (object["set"].clone(), object["outcome"].clone(), object["retry"].clone());
            assert_eq!(plain(with), plain(without));
        }
        assert!(with["outcome"] != "approved" || without["outcome"] == "approved", "{with}");
    }
    let last = &with[with.len() - 3..];
    assert!(
        last.iter().all(|object| object["match"] == "ambiguous" && object["outcome"] == "unknown"),
        "{last:?}"
    );
    assert_eq!(last[1]["candidates"][0]["sets"][0], "examplepay.response");
}

#[test]
fn documents() {
    let (with, without) = both(&["payload", "--json"], REFUSED);
    let (with, without) = (&with[0], &without[0]);
    assert_eq!(keys(with), keys(without));
    assert_eq!((&with["retry"], &without["retry"]), (&"never".into(), &"other_method".into()));
    assert_eq!(with["overall"]["source"]["id"], "risk-rules");
    assert_eq!((&with["is_paid"], &with["funds"]), (&without["is_paid"], &without["funds"]));
    assert!(with["message"].as_str().unwrap().starts_with("We cannot take this card."));
    let card = run_with(&["payload", "--tables", OWN], REFUSED).out;
    assert!(card.contains("We cannot take this card.") && card.ends_with("(from your tables)\n"), "{card}");
    let message = run(&["payload", "--tables", OWN, "--system", "examplepay"]);
    assert!(message.status == 2 && message.err.contains("no documents that are known"), "{}", message.err);
}

#[test]
fn texts() {
    let text = format!(
        "09:14 ep_result=1001 order=17\nExample Pay says: response code E5\nep_result=1000\nunsure, ep_result=1000\n800.100.152\n{REFUSED}\n"
    );
    let (with, _) = both(&["read", "--json"], &text);
    let code = |line: usize| &with[line]["codes"][0];
    assert_eq!(
        (&code(0)["certainty"], &code(0)["verdict"]["set"]),
        (&"certain".into(), &"examplepay.result".into())
    );
    assert_eq!((&code(1)["certainty"], &code(1)["verdict"]["retry"]), (&"likely".into(), &"never".into()));
    assert_eq!(code(2)["verdict"]["outcome"], "approved");
    assert_eq!(code(4)["verdict"]["flags"], serde_json::json!(["custom"]));
    assert_eq!(with[5]["answer"]["retry"], "never");
    let out = run_with(&["read", "--tables", OWN], text).out;
    assert!(out.contains("examplepay.result, certain, from your tables"), "{out}");
    assert!(out.contains("We cannot take this card."), "{out}");
}

#[test]
fn payments() {
    let (with, without) = both(&["timeline", "--json"], REFUSED);
    assert_eq!(keys(&with[0]), keys(&without[0]));
    assert_eq!(
        (&with[0]["overall"]["retry"], &with[0]["overall"]["flags"]),
        (&"never".into(), &serde_json::json!(["custom"]))
    );
    assert_eq!(with[0]["overall"]["source"]["id"], "risk-rules");
    assert!(with[0]["message"].as_str().unwrap().starts_with("We cannot take this card."));
    let card = run_with(&["timeline", "--tables", OWN], REFUSED).out;
    assert!(card.contains("(800.100.152 in opp.result, from your tables)"), "{card}");
}

#[test]
fn plans() {
    let line = |set: &str, code: &str| {
        format!(
            r#"{{"id": "A-17", "attempts": [{{"at": "2026-11-25T09:00:00Z", "set": "{set}", "code": "{code}"}}]}}"#
        )
    };
    let arguments = ["plan", "--json", "--now", "2026-11-26T12:00:00Z", "--tables", OWN];
    let input = [
        line("examplepay.result", "1004"),
        line("examplepay.result", "1001"),
        line("examplepay.response", "E5"),
        line("opp.result", "800.100.152"),
    ];
    let ran = run_with(&arguments, input.join("\n"));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let plans = objects(&ran.out);
    let actions: Vec<_> = plans.iter().map(|plan| plan["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["retry", "retry", "stop", "stop"]);
    assert_eq!(plans[0]["attempts_left"], 3, "four more tries, of which the policy allows fewer");
    for (plan, set) in
        plans.iter().zip(["examplepay.result", "examplepay.result", "examplepay.response", "opp.result"])
    {
        assert_eq!(
            (&plan["verdict"]["set"], &plan["verdict"]["flags"]),
            (&set.into(), &serde_json::json!(["custom"]))
        );
    }
    // Before the day that the answer asks to wait is over.
    let early = ["plan", "--json", "--now", "2026-11-25T12:00:00Z", "--tables", OWN];
    let plan = &objects(&run_with(&early, line("examplepay.result", "1001")).out)[0];
    assert_eq!((&plan["action"], &plan["at"]), (&"wait".into(), &"2026-11-26T09:00:00Z".into()));
    let card = run_with(
        &["plan", "--now", "2026-11-26T12:00:00Z", "--tables", OWN],
        line("examplepay.result", "1004"),
    )
    .out;
    assert!(card.contains("  last     1004 in examplepay.result: declined (later)"), "{card}");
    let without = run_with(&arguments[..4], line("examplepay.result", "1004"));
    assert_eq!(without.status, 1);
    assert_eq!(objects(&without.out)[0]["error"]["kind"], "unknown_set");
}

#[test]
fn sets_and_rows() {
    let sets = objects(&run_well(&["sets", "--json", "--tables", OWN]));
    assert_eq!(sets.len(), CodeSet::ALL.len() + 2);
    let ids: Vec<_> = sets.iter().map(|set| set["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let own = sets.iter().find(|set| set["id"] == "examplepay.response").unwrap();
    assert_eq!((&own["rows"], &own["extends"][0]), (&7.into(), &"visa.response".into()));
    let out = run_well(&["sets", "--tables", OWN]);
    let line = |id: &str| out.lines().find(|line| line.starts_with(id)).unwrap();
    assert!(line("examplepay.result").ends_with("Example Pay, Result codes (from your tables)"), "{out}");
    assert!(line("opp.result").ends_with(" (1 from your tables)"), "{out}");
    assert!(!line("visa.response").contains("your tables"), "{out}");

    let rows = objects(&run_well(&["search", "--json", "--tables", OWN, "--set", "examplepay.result"]));
    assert_eq!(rows.len(), 23);
    let rows = objects(&run_well(&["search", "--json", "--tables", OWN, "risk", "team"]));
    assert_eq!((rows.len(), &rows[0]["code"]), (1, &"800.100.152".into()));
    let out = run_well(&["search", "--tables", OWN, "--set", "examplepay.response", "fraud", "rules"]);
    assert_eq!(
        out,
        "examplepay.response  E5  declined  risk_declined  never  Example Pay's own fraud rules said no (from your tables)\n"
    );
    // The test values of a provider stay with its row.
    let triggers = |more: &[&str]| {
        let arguments = [&["search", "--triggers", "--json", "--set", "square.error"][..], more].concat();
        objects(&run_well(&arguments)).iter().map(|row| row["triggers"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(triggers(&["--tables", OWN]), triggers(&[]));
}

#[test]
fn exports() {
    let csv = run_well(&["export", "--format", "csv", "--tables", OWN, "--set", "examplepay.result"]);
    assert_eq!(csv.lines().count(), 1 + 23);
    assert!(
        csv.contains("\nexamplepay.result,examplepay,1001,declined,insufficient_funds,later,24,"),
        "{csv}"
    );
    let json = run_well(&["export", "--format", "json", "--tables", OWN]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let list = |name: &str| json[name].as_array().unwrap();
    assert!(list("systems").iter().any(|system| system["id"] == "examplepay"));
    assert!(list("sources").iter().any(|source| source["id"] == "risk-rules"));
    let rows = list("rows");
    let built_in: usize = CodeSet::ALL.iter().map(|set| set.entries().len()).sum();
    assert_eq!(rows.len(), built_in + 30);
    let own = rows.iter().find(|row| row["set"] == "opp.result" && row["code"] == "800.100.152").unwrap();
    assert_eq!((&own["retry"], &own["source"]), (&"never".into(), &"risk-rules".into()));
    let sql = run_well(&["export", "--format", "sql", "--tables", OWN, "--set", "examplepay.response"]);
    assert!(
        sql.contains("INSERT INTO payverdict_extends VALUES ('examplepay.response', 0, 'visa.response');"),
        "{sql}"
    );
    assert!(sql.contains("'Response codes', 'response', true);"), "{sql}");
    let types = run_well(&["export", "--format", "typescript", "--tables", OWN]);
    assert!(
        types.contains("\n  | \"examplepay.result\"") && types.contains("\n  | \"examplepay\""),
        "{types}"
    );
    let refused = run(&["export", "--format", "disagreements", "--tables", OWN]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--tables does not go with --format disagreements"), "{}", refused.err);
}

/// Every mistake is told with its file and line, whatever the command, and nothing is answered.
#[test]
fn mistakes() {
    let looser = format!("{CODES}800.100.155,,,now,,,,,,\n800.100.159,,insufficient_funds,,,,,,,\n");
    let nobody = format!("{CODES}1,approved,,not_needed,,,,,Paid,\n");
    let folder = folder(
        "mistakes",
        &[
            ("codes/opp.result.csv", &looser),
            ("codes/nobody.result.csv", &nobody),
            ("messages.csv", "id,en,xx\nlost_card,Please call us.,Xx.\n"),
            ("notes.txt", "left alone"),
        ],
    );
    let name = folder.to_str().unwrap();
    let lines = [
        format!("{name}/messages.csv:1: `xx` is not a language of the messages; expected some of "),
        format!("{name}/codes/nobody.result.csv:1: this file belongs to no set; "),
        format!(
            "{name}/codes/opp.result.csv:2: retry now is looser than later, which the built-in tables say; "
        ),
        format!(
            "{name}/codes/opp.result.csv:3: the reason is `insufficient_funds`, and the built-in tables say lost_or_stolen_card; "
        ),
    ];
    for arguments in [
        &["decode", "51"][..],
        &["decode", "--set", "nobody.result", "1"],
        &["payload", "/dev/null"],
        &["read", "/dev/null"],
        &["timeline", "/dev/null"],
        &["plan", "/dev/null"],
        &["search", "stolen"],
        &["sets"],
        &["export", "--format", "csv"],
    ] {
        let ran = run(&[arguments, &["--tables", name]].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ran.err.lines().count(), lines.len(), "{}", ran.err);
        for line in &lines {
            assert!(ran.err.lines().any(|told| told.starts_with(line)), "{line} in {}", ran.err);
        }
    }
}

/// No table of one's own makes a code of a built-in set a success.
#[test]
fn nothing_is_approved_by_an_override() {
    let approving = |code: &str| format!("{CODES}{code},approved,,not_needed,,,,,Take it,opp-result-codes\n");
    for (code, why) in [
        (
            "800.100.152",
            "the outcome is `approved`, and the built-in tables say declined; leave the cell blank",
        ),
        (
            "800.100.999",
            "the outcome is `approved`, and the built-in tables say declined; leave the cell blank",
        ),
        ("123.456.789", "a row of one's own says approved in a built-in set; only sets of one's own may"),
    ] {
        let folder = folder("approving", &[("codes/opp.result.csv", &approving(code))]);
        let ran = run(&["decode", "--tables", folder.to_str().unwrap(), code]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        let told = format!("/codes/opp.result.csv:2: {why}");
        assert!(ran.err.lines().any(|line| line.ends_with(&told)), "{}", ran.err);
    }
    // With the example's tables every built-in code is as strict as before, or stricter.
    for set in [CodeSet::OppResult, CodeSet::VisaResponse] {
        let codes: Vec<_> = set.entries().map(|row| row.code()).collect();
        let (with, _) = both(&["decode", "--json", "--set", set.id()], &codes.join("\n"));
        for (code, object) in codes.iter().zip(with) {
            let before = decode(set, code).unwrap();
            let retry: Retry = object["retry"].as_str().unwrap().parse().unwrap();
            assert!(retry.strictness() >= before.retry().strictness(), "{object}");
            assert_eq!(
                (&object["outcome"], before.matched()),
                (&before.outcome().as_str().into(), Match::Exact)
            );
        }
    }
}

#[test]
fn a_folder_that_is_not_there_or_has_no_tables() {
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tables-nowhere");
    let empty = folder("empty", &[("README.md", "Nothing yet.")]);
    let broken = folder("broken", &[]);
    fs::write(broken.join("sets.csv"), b"id\xFF").unwrap();
    for (folder, text) in [
        (&missing, "cannot be read: "),
        (&empty, "has no tables; expected files such as sets.csv and codes/SET.csv"),
        (&broken, "tables-broken/sets.csv:1: not UTF-8; save the file as UTF-8"),
    ] {
        let ran = run(&["decode", "51", "--tables", folder.to_str().unwrap()]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(text), "{}", ran.err);
    }
    assert_eq!(run(&["decode", "51", "--tables"]).status, 2);
}

#[test]
fn phrases_and_what_is_not_a_code() {
    let ran = run(&["decode", "--json", "--tables", OWN, "--set", "examplepay.result", "lost card", "x1"]);
    assert_eq!(ran.status, 1);
    let [phrase, malformed] = &objects(&ran.out)[..] else { panic!("{}", ran.out) };
    assert_eq!((&phrase["set"], &phrase["error"]["kind"]), (&"examplepay.result".into(), &"phrase".into()));
    assert_eq!(phrase["error"]["found"][0]["code"], "1005");
    assert_eq!(malformed["error"]["expected"], "a number of one to nine digits, such as 1001");
    let ran = run(&["decode", "--tables", OWN, "--system", "examplepay", "no code at all!"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("expected a code of Example Pay: two digits or capital letters"), "{}", ran.err);
    let ran = run(&["decode", "--tables", OWN, "--system", "exmplepay", "1"]);
    assert!(ran.status == 2 && ran.err.contains("; your tables have examplepay"), "{}", ran.err);
}
