//! `export` and `decode --pairs` with tables of one's own.

use serde_json::Value;

use super::{OWN, folder, objects};
use crate::cli::command::{run_well, run_with};
use crate::cli::export::rows::table;

/// Each table of the export has the lines of one's own tables, and those of the built-in ones as they are without them.
#[test]
fn exports_of_all_tables() {
    let lines = |table: &str, more: &[&str]| {
        let arguments = ["export", "--format", "csv", "--table", table];
        let csv = run_well(&[&arguments[..], more].concat());
        csv.lines().map(String::from).collect::<Vec<_>>()
    };
    for (name, added) in [
        ("groups", &["examplepay.result,10,4,refused by the card's bank,declined,"][..]),
        (
            "sets",
            &[
                "examplepay.response,examplepay,Response codes,response,true",
                "examplepay.result,examplepay,Result codes,number,false",
            ],
        ),
        ("extends", &["examplepay.response,0,visa.response", "examplepay.response,1,iso8583.response"]),
        ("problem-types", &[]),
    ] {
        let (with, without) = (lines(name, &["--tables", OWN]), lines(name, &[]));
        let own: Vec<_> = with.iter().filter(|line| !without.contains(line)).collect();
        assert_eq!(own.len(), added.len(), "{own:?}");
        assert!(own.iter().zip(added).all(|(own, added)| own.starts_with(added)), "{own:?}");
        let kept: Vec<_> = with.iter().filter(|line| !own.contains(line)).collect();
        assert!(kept.iter().copied().eq(&without), "{name}");
    }
    // A group of one's own in the place of a built-in one, and beside it.
    let groups = "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source,operation\n\
                  opp.result,800.100,refused by the bank,declined,,never,,,,,opp-result-codes,\n\
                  opp.result,800.100.9,a range of our own,declined,,never,,,,,opp-result-codes,\n";
    let folder = folder("groups", &[("groups.csv", groups)]);
    let more = ["--tables", folder.to_str().unwrap(), "--set", "opp.result"];
    let (with, without) = (lines("groups", &more), lines("groups", &more[2..]));
    assert_eq!(with.len(), without.len() + 1);
    let own: Vec<_> = with.iter().filter(|line| !without.contains(line)).collect();
    assert!(own[0].starts_with("opp.result,800.100,11,refused by the bank,declined,"), "{own:?}");
    assert!(own[1].starts_with("opp.result,800.100.9,11,a range of our own,declined,"), "{own:?}");
    assert!(own.len() == 2 && own.iter().all(|line| line.contains(",never,") && line.contains("custom")));
}

/// One's own problem types have a line each, too.
#[test]
fn exports_of_problem_types() {
    let files = [
        ("systems.csv", "id,name,homepage,kind,aliases\nshoppay,Shop Pay,,provider,\n"),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example\n\
             shoppay.problem,shoppay,Problem types,problem,,,,shoppay-guide,card/refused\n",
        ),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nshoppay-guide,Guide,Shop Pay,,1,2026-11-01,primary\n",
        ),
        (
            "codes/shoppay.problem.csv",
            "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
             card/refused,declined,do_not_honor,other_method,issuer,,,,Refused,\n\
             overloaded,failed,processing_error,later,provider,,,,Overloaded,\n",
        ),
    ];
    let folder = folder("problems", &files);
    let tables = ["--tables", folder.to_str().unwrap()];
    let arguments = ["export", "--format", "csv", "--table", "problem-types", "--set", "shoppay.problem"];
    let csv = run_well(&[&arguments[..], &tables].concat());
    let verdict = |code: &str| {
        let arguments = ["decode", "--json", "--set", "shoppay.problem", code];
        objects(&run_well(&[&arguments[..], &tables].concat())).remove(0)
    };
    for kind in ["refused", "overloaded"] {
        let answered = verdict(&format!("seashells/{kind}"))["match"] == "exact";
        let line = format!("shoppay.problem,{kind},");
        assert_eq!(csv.lines().any(|found| found.starts_with(&line)), answered, "{csv}");
    }
    assert!(csv.contains("\nshoppay.problem,overloaded,overloaded\n"), "{csv}");
}

/// Pairs of one's own sets and of built-in ones say what each says by itself.
#[test]
fn pairs() {
    let columns = "set,code,match,outcome,reason,retry,actor,class,wait_hours,summary,message,flags";
    let asked = [
        ("opp.result", "800.100.152"),
        ("examplepay.result", "1001"),
        ("examplepay.response", "51-I"),
        ("examplepay.result", "1099"),
        ("opp.result", "800.100.153"),
        ("examplepay.response", "00"),
        ("examplepay.response", "E2-B"),
        ("stripe.decline", "Stolen Card"),
        ("examplepay.result", "77"),
        ("examplepay.response", "51-K"),
        ("visa.response", "51"),
    ];
    // Each twice: the second time it is remembered.
    let asked: Vec<_> = asked.iter().chain(&asked).collect();
    let input: String = asked.iter().map(|(set, code)| format!("{set},{code}\n")).collect();
    let arguments = ["decode", "--pairs", "--columns", columns, "--tables", OWN];
    let ran = run_with(&arguments, format!("set,code\n{input}"));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let (_, rows) = table(&ran.out);
    assert_eq!(rows.len(), asked.len());
    for (row, (set, code)) in rows.iter().zip(asked) {
        let object = &objects(&run_well(&["decode", "--json", "--tables", OWN, "--set", set, code]))[0];
        for (column, cell) in row {
            let text = match &object[column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(words) => {
                    words.iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
                }
                other => other.to_string(),
            };
            assert_eq!(*cell, text, "{column} of {row:?}");
        }
    }
    let ran = run_with(
        &["decode", "--pairs", "--columns", "set,match", "--tables", OWN],
        "set,code\nexamplepay.reslt,1\nexamplepay.result,1001 \nexamplepay.result,\n",
    );
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        "set,match\nexamplepay.reslt,unknown_set\nexamplepay.result,malformed\nexamplepay.result,null\n"
    );
    assert!(
        ran.err.contains("`examplepay.reslt`: unknown code set; nearest: examplepay.result"),
        "{}",
        ran.err
    );
    let ran = run_with(&["decode", "--pairs", "--columns", "match"], "set,code\nexamplepay.result,1001\n");
    assert_eq!(ran.out, "match\nunknown_set\n", "without the option nobody has the set");
}
