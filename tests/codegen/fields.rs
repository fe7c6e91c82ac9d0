//! What is refused among the fields by which a document is recognised.

use crate::copy::Copy;

/// Fields that are a mark of what they cannot be one of.
#[test]
fn marks_that_could_tell_of_nobody() {
    let copy = Copy::new();
    let path = "is not a path; join names with full stops, and put [] after that of a list, as payments[].result.code";
    for (row, text) in [
        ("zzz,result.x,any,own,,made up", "`zzz` is not a system with a reader; add it to data/systems.csv, with `yes` under reader".to_string()),
        ("stripe,result..x,any,own,,made up", format!("`result..x` {path}")),
        ("vipps,zzz[],any,own,,made up", format!("`zzz[]` {path}")),
        ("vipps,zzz,any,own,a..b,made up", format!("`a..b` {path}")),
        (
            "vipps,zzz,any,main main,,made up",
            "the weight is own, for what nobody else sends, main, if most documents have it as well, or shared, for one of two".into(),
        ),
        ("vipps,zzz,any,own,,", "why is blank; say who sends the field, or who else does".into()),
        (
            "vipps,zzz,listed:no.set,own,,made up",
            "unknown set `no.set` in the shape `listed:no.set`; take an id of data/sets.csv".into(),
        ),
    ] {
        let line = copy.append("marks.csv", row);
        copy.refused("marks.csv", line, &text);
        copy.remove("marks.csv", line);
    }
    for shape in [
        "anything",
        "one:",
        "places:many",
        "from:9-1",
        "begins:",
        "under:here",
        "form:pei.error|pei.order",
        "any:x",
    ] {
        let line = copy.append("marks.csv", &format!("vipps,zzz,{shape},own,,made up"));
        let start =
            format!("data/marks.csv:{line}: unknown shape `{shape}`; expected one of any, named, text");
        assert!(copy.mistakes()[0].starts_with(&start), "{:?}", copy.mistakes());
        copy.remove("marks.csv", line);
    }
}

#[test]
fn a_mark_of_two_systems() {
    let copy = Copy::new();
    let line = copy.line("marks.csv", "path", "paymentBrand");
    copy.insert("marks.csv", line, "opp,paymentBrand,any,shared,,made up");
    copy.change("marks.csv", line, "system", "askell");
    let mistakes = copy.mistakes();
    let text = "the same field is a mark of askell on line";
    assert!(mistakes.iter().any(|mistake| mistake.contains(text)), "{mistakes:?}");
    assert!(
        mistakes.iter().any(|mistake| mistake.contains("is not in order; it belongs before")),
        "{mistakes:?}"
    );
}

#[test]
fn a_system_without_a_mark_to_name() {
    let copy = Copy::new();
    copy.change("marks.csv", copy.line("marks.csv", "path", "result.code"), "weight", "own");
    copy.refused("marks.csv", 1, "opp has no mark that is main; say what most of its documents have");
}
