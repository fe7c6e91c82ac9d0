//! What is refused in rules, policies and the table of repeats.

use crate::copy::{Copy, source};

const RULES: &str = "rules.csv";
const POLICIES: &str = "policies.csv";
const REPEATS: &str = "repeats.csv";

/// A copy with one more rule, the last one, which is right but for some cells; its line.
fn with_rule(cells: &[(&str, &str)]) -> (Copy, usize) {
    let copy = Copy::new();
    let right = format!("zzz.rule,visa,,,limit,3,30d,2026-01-01,2026-02-01,Made up for a test,{}", source());
    let line = copy.append(RULES, &right);
    assert_eq!(copy.mistakes(), [""; 0]);
    for (column, cell) in cells {
        copy.change(RULES, line, column, cell);
    }
    (copy, line)
}

#[track_caller]
fn refused_rule(cells: &[(&str, &str)], text: &str) {
    let (copy, line) = with_rule(cells);
    copy.refused(RULES, line, text);
}

#[test]
fn words_that_nobody_knows() {
    refused_rule(
        &[("network", "diners")],
        "unknown network `diners`; expected one of visa, mastercard, amex, discover, elo, other, or a blank cell",
    );
    refused_rule(
        &[("kind", "ban"), ("count", "")],
        "unknown kind `ban`; expected one of bar, limit, wait, space",
    );
    refused_rule(
        &[("region", "Brazil")],
        "region is `Brazil`; expected two capital letters such as BR, or a blank cell",
    );
    refused_rule(
        &[("source", "nobody")],
        "unknown source `nobody`; cite an id of data/sources.csv, or add one",
    );
}

#[test]
fn numbers_and_windows_that_do_not_fit() {
    refused_rule(&[("count", "")], "count is ``; a limit needs a number of tries");
    refused_rule(&[("count", "0")], "count is `0`; a limit needs a number of tries");
    refused_rule(&[("kind", "space")], "count is `3`; only a limit has a number of tries");
    refused_rule(
        &[("window", "1 month")],
        "window is `1 month`; not a length of time: expected minutes, hours or days, such as 5m, 36h or 15d",
    );
    refused_rule(
        &[("kind", "space"), ("count", ""), ("window", "")],
        "the window is blank; a space needs a length of time, such as 36h",
    );
}

#[test]
fn dates_that_are_none() {
    refused_rule(&[("since", "2026-02-30")], "since is `2026-02-30`; expected a date such as 2025-05-25");
    refused_rule(&[("until", "soon")], "until is `soon`; expected a date such as 2025-05-25");
    refused_rule(
        &[("until", "2026-01-01")],
        "the rule ends before it begins; since is the first day, until the first day without it",
    );
}

#[test]
fn sets_codes_and_words_that_are_not_there() {
    let bar = |applies_to| [("kind", "bar"), ("count", ""), ("applies_to", applies_to)];
    refused_rule(
        &bar("visa.codes=04"),
        "unknown set `visa.codes`; take an id of data/sets.csv, or begin with `retry:` or `reason:`",
    );
    refused_rule(&bar("visa.response=04|4"), "`4` is not a listed code of visa.response");
    refused_rule(&bar("visa.response=ZZ"), "`ZZ` is not a listed code of visa.response");
    let (copy, line) = with_rule(&bar("retry:ever"));
    let mistakes = copy.mistakes();
    assert!(mistakes[0].starts_with(&format!("data/{RULES}:{line}: unknown retry `ever`; expected one of")));
    let (copy, line) = with_rule(&bar("reason:bad"));
    assert!(
        copy.mistakes()[0]
            .starts_with(&format!("data/{RULES}:{line}: unknown reason `bad`; expected one of"))
    );
    refused_rule(
        &[("kind", "bar"), ("count", "")],
        "a bar for every answer would leave nothing to try; say what it applies to",
    );
    let (copy, _) =
        with_rule(&bar("visa.response=04|R1 payex.problem=creditcard/carddeclined retry:never|wait"));
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn texts_that_say_too_little_or_too_much() {
    refused_rule(&[("text", "")], "the text is blank; say in plain English what the line asks for");
    refused_rule(&[("text", "Three.")], "the text ends with a full stop; leave it out");
    refused_rule(&[("text", &"x".repeat(141))], "the text is longer than 140 characters; shorten it");
}

#[test]
fn two_statements_of_one_source_at_the_same_time() {
    let row = |id: &str, since: &str, source: &str| {
        format!("{id},visa,,,limit,3,30d,{since},,Made up for a test,{source}")
    };
    let (copy, line) = with_rule(&[]);
    copy.append(RULES, &row("zzz.rule.next", "2026-02-01", source()));
    assert_eq!(copy.mistakes(), [""; 0], "one ends where the other begins");
    copy.change(RULES, line + 1, "since", "2026-01-31");
    copy.refused(
        RULES,
        line + 1,
        &format!(
            "holds at the same time as `zzz.rule` on line {line}, by the same source; let one end where the other begins"
        ),
    );
    // Two sources may contradict each other; the stricter one decides.
    copy.change(RULES, line + 1, "source", "payverdict-plan");
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn rules_out_of_order() {
    refused_rule(&[("id", "aaa.rule")], &{
        let copy = Copy::new();
        let last = copy.cell(RULES, copy.last(RULES), "id");
        format!("`aaa.rule` is not in order; it belongs before `{last}`")
    });
}

#[test]
fn clauses_that_are_wrong() {
    let changed = |cells: &[(&str, &str)]| {
        let copy = Copy::new();
        let line = copy.last(POLICIES);
        for (column, cell) in cells {
            copy.change(POLICIES, line, column, cell);
        }
        (copy, line)
    };
    let refused = |cells: &[(&str, &str)], text: &str| {
        let (copy, line) = changed(cells);
        copy.refused(POLICIES, line, text);
    };
    refused(&[("policy", "yun")], "`yuno.retry` does not begin with its policy, `yun.`");
    refused(&[("network", "visa")], "a retry holds for every network; only a space has one");
    refused(
        &[("kind", "rest")],
        "unknown kind `rest`; expected one of retry, space, limit, steps, gaps, end",
    );
    refused(
        &[("kind", "limit"), ("value", "many")],
        "value is `many`; not a limit: expected a number of tries or tries in a window, such as 4, 20/30d or 10/24h",
    );
    refused(
        &[("kind", "steps"), ("value", "2d 1d")],
        "value is `2d 1d`; steps are counted from the first try, so each is longer than the one before",
    );
    refused(&[("kind", "gaps"), ("value", "")], "one to 12 steps have room");
    let (copy, line) = changed(&[("value", "sometimes")]);
    assert!(copy.mistakes()[0].starts_with(&format!("data/{POLICIES}:{line}: unknown retry `sometimes`")));

    let copy = Copy::new();
    copy.remove(POLICIES, copy.last(POLICIES));
    copy.refused(POLICIES, 1, "the policy `yuno` has no clause of kind retry; say what it tries");
    let copy = Copy::new();
    let line = copy.append(POLICIES, &format!("yuno.a,yuno,retry,,later,Made up for a test,{}", source()));
    copy.refused(POLICIES, line, "`yuno.a` is not in order; it belongs before `yuno.retry`");
}

#[test]
fn repeats_that_are_wrong() {
    let copy = Copy::new();
    let line = copy.last(REPEATS);
    copy.change(REPEATS, line, "safe", "perhaps");
    copy.refused(REPEATS, line, "safe is `perhaps`; expected one of no, key, reference");
    copy.change(REPEATS, line, "safe", "no");
    copy.change(REPEATS, line, "system", "zzz");
    copy.refused(REPEATS, line, "unknown system `zzz`; add it to data/systems.csv");
}
