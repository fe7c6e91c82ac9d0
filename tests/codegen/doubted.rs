//! What the built-in tables claim of codes that tables of one's own have, too, is taken back in a build with both.

use crate::checks::model::{Certain, Set};
use crate::checks::own;
use crate::model::Model;
use crate::{check, read};

const CODES: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n";

fn model(files: &[(&str, String)]) -> Model {
    let data = read::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let files = own::read(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap();
    check::check(&data, Some(&files)).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// A gateway with one set.
fn gateway(set: &str, code: &str) -> Vec<(&'static str, String)> {
    let row = format!("{CODES}{code},declined,do_not_honor,later,,,,,Turned down,\n");
    vec![
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n".into()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nlocalpay-guide,Guide,Local Pay,,2026,2026-11-26,primary\n".into(),
        ),
        (
            "sets.csv",
            format!("id,system,title,syntax,suffix,extends,flags,source,example\nlocalpay.result,localpay,Results,{set},,localpay-guide,{code}\n"),
        ),
        ("codes/localpay.result.csv", row),
    ]
}

fn set<'m>(model: &'m Model, id: &str) -> &'m Set {
    model.base.sets.iter().find(|set| set.id == id).unwrap()
}

fn claims(model: &Model, certain: Certain) -> usize {
    model.base.sets.iter().filter(|set| set.certain == certain).count()
}

#[test]
fn a_form_that_ones_own_codes_have_tells_nobody() {
    let numbers = model(&gateway("number,,", "1001"));
    assert_eq!(set(&numbers, "opp.result").certain, Certain::Form);
    let (forms, suffixes) = (claims(&numbers, Certain::Form), claims(&numbers, Certain::Suffix));
    assert!(forms > 1 && suffixes > 0);
    let triples = model(&gateway("triple,,", "100.000.001"));
    assert_eq!(set(&triples, "opp.result").certain, Certain::Rows);
    assert_eq!(claims(&triples, Certain::Suffix), suffixes);
    let suffixed = model(&gateway("response,yes,", "A1"));
    assert_eq!((claims(&suffixed, Certain::Form), claims(&suffixed, Certain::Suffix)), (forms, 0));
}

#[test]
fn a_word_that_ones_own_tables_list_tells_nobody() {
    let plain = model(&gateway("number,,", "1001"));
    let certain = |set: &&Set| set.entries.iter().any(|entry| entry.is_certain && set.system > 0);
    let home = plain.base.sets.iter().find(certain).unwrap();
    let code = home.entries.iter().find(|entry| entry.is_certain).unwrap().code.clone();
    let is_certain = |model: &Model| {
        set(model, &home.id).entries.iter().find(|entry| entry.code == code).unwrap().is_certain
    };
    assert!(is_certain(&plain));
    assert!(!is_certain(&model(&gateway("word,,", &code))));
    // Nor where it was added to a built-in set of another system.
    let lists = |set: &&Set| set.entries.iter().any(|entry| entry.code == code);
    let is_other = |set: &&Set| set.system != home.system && set.syntax == home.syntax && !lists(set);
    let other = plain.base.sets.iter().find(|set| set.id != "localpay.result" && is_other(set)).unwrap();
    let row = format!("{CODES}{code},declined,do_not_honor,later,,,,,Turned down,opp-result-codes\n");
    assert!(!is_certain(&model(&[(&format!("codes/{}.csv", other.id), row)])));
}
