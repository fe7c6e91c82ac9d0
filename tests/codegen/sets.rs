//! What is refused in sets, groups and systems.

use payverdict::CodeSet;

use crate::copy::{Copy, EXTENDING, NUMBERS, RESPONSES, WORDS, source};

#[test]
fn an_id_out_of_order() {
    let copy = Copy::new();
    let last = copy.cell("systems.csv", copy.last("systems.csv"), "id");
    let line = copy.append("systems.csv", "aaa,First,,provider,,,,");
    copy.refused("systems.csv", line, &format!("`aaa` is not in order; it belongs before `{last}`"));
}

#[test]
fn a_group_of_an_unknown_set() {
    let copy = Copy::new();
    let ids: Vec<_> = CodeSet::ALL.iter().map(|set| set.id()).collect();
    let line =
        copy.append("groups.csv", &format!("zzz.zzz,9,of nobody,unknown,,check_first,,,,,{},", source()));
    let text = format!("unknown set `zzz.zzz`; expected one of {}", ids.join(", "));
    copy.refused("groups.csv", line, &text);
}

#[test]
fn a_group_that_says_approved() {
    let copy = Copy::new();
    let line = copy.line("groups.csv", "prefix", "000.000");
    copy.change("groups.csv", line, "outcome", "approved");
    copy.change("groups.csv", line, "reason", "");
    copy.change("groups.csv", line, "retry", "not_needed");
    let text = "a group says approved; only a row of its own may, a group that looks successful is review";
    copy.refused("groups.csv", line, text);
}

#[test]
fn a_group_without_a_name() {
    let copy = Copy::new();
    copy.change("groups.csv", 2, "name", "");
    let text = "the group has no name; say what its codes have in common";
    assert!(copy.mistakes().contains(&format!("data/groups.csv:2: {text}")), "{:?}", copy.mistakes());
}

#[test]
fn a_prefix_that_no_code_has() {
    let copy = Copy::new();
    let set = copy.cell("groups.csv", 2, "set");
    copy.change("groups.csv", 2, "prefix", "-");
    let expected = set.parse::<CodeSet>().unwrap().syntax().expected(false);
    let text = format!("no code of {set} begins with `-`; expected the beginning of {expected}");
    copy.refused("groups.csv", 2, &text);
}

/// A group of words may catch nothing but words that look like its listed codes.
#[test]
fn a_group_of_words_that_is_too_wide() {
    let refused = |set: &str, prefix: &str, text: &str| {
        let copy = Copy::new();
        let line = copy.line("groups.csv", "set", "checkout.response");
        copy.change("groups.csv", line, "set", set);
        copy.change("groups.csv", line, "prefix", prefix);
        let told = copy.mistakes();
        assert!(told.contains(&format!("data/groups.csv:{line}: {text}")), "{told:?}");
    };
    for prefix in ["", "2A", "20*", "10 ", "A", "AB2", "A2.", "2.0"] {
        let text = format!(
            "`{prefix}` is not made of digits; only digits, or a letter and digits, begin a group of words"
        );
        refused("checkout.response", prefix, &text);
    }
    let text =
        "no listed code of eway.response begins with `E2`; the words of a group are as long as those that do";
    refused("eway.response", "E2", text);
    let text = "`D4405` is a whole code; a prefix is shorter than the codes of its group";
    refused("eway.response", "D4405", text);
    let text = "no listed code of checkout.response begins with `77`; the words of a group are as long as those that do";
    refused("checkout.response", "77", text);
    let text = "`10000` is a whole code; a prefix is shorter than the codes of its group";
    refused("checkout.response", "10000", text);
    let text = "`5` and `50` begin with `5` and differ in length; a group of words has one length";
    refused("worldline.status", "5", text);
    let text = "no code of payex.problem begins with `cred`; expected the beginning of a problem type URI or its last one or two segments";
    refused("payex.problem", "cred", text);
}

/// A group of numbers may catch nothing but numbers that are as long as its listed codes.
#[test]
fn a_group_of_numbers_that_no_listed_code_begins() {
    for prefix in ["19", "200", "2*", ""] {
        let copy = Copy::new();
        let line = copy.line("groups.csv", "set", "nmi.response");
        copy.change("groups.csv", line, "prefix", prefix);
        let text = format!(
            "no code of nmi.response begins with `{prefix}`; expected the beginning of a number of one to nine digits"
        );
        copy.refused("groups.csv", line, &text);
    }
}

#[test]
fn a_prefix_that_is_never_reached() {
    let copy = Copy::new();
    let line = copy.line("groups.csv", "prefix", "000.000");
    copy.insert("groups.csv", line + 1, copy.text("groups.csv").lines().nth(line - 1).unwrap());
    copy.change("groups.csv", line + 1, "prefix", "000.000.");
    let text = "prefix `000.000` is never reached; longer prefixes take all its codes";
    copy.refused("groups.csv", line, text);
}

#[test]
fn an_unknown_system() {
    let copy = Copy::new();
    copy.change("sets.csv", 2, "system", "nowhere");
    copy.refused("sets.csv", 2, "unknown system `nowhere`; add it to data/systems.csv");
}

#[test]
fn an_unknown_syntax() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", "askell.checkout");
    copy.change("sets.csv", line, "syntax", "prose");
    let text = "unknown syntax `prose`; expected one of triple, number, response, word, problem";
    copy.refused("sets.csv", line, text);
}

#[test]
fn an_example_of_another_form() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "example", "none");
    copy.refused("sets.csv", line, "the example `none` is not a number of one to nine digits");
}

#[test]
fn extending_an_unknown_set() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", EXTENDING);
    copy.change("sets.csv", line, "extends", "no.set");
    let ids: Vec<_> = CodeSet::ALL.iter().map(|set| set.id()).collect();
    let text = format!("extends the unknown set `no.set`; expected one of {}", ids.join(", "));
    copy.refused("sets.csv", line, &text);
}

#[test]
fn extending_a_set_of_another_syntax() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", EXTENDING);
    copy.change("sets.csv", line, "extends", NUMBERS);
    let text = format!("extends `{NUMBERS}`, whose codes have another syntax; extend a set of the same one");
    copy.refused("sets.csv", line, &text);
}

#[test]
fn a_set_that_extends_itself() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "extends", NUMBERS);
    let text = format!("`{NUMBERS}` extends itself by way of `{NUMBERS}`; take one of them out");
    copy.refused("sets.csv", line, &text);
}

/// Both sets of the cycle are told, each with the one that leads back to it.
#[test]
fn a_cycle_of_sets() {
    let copy = Copy::new();
    let (first, second) = (copy.line("sets.csv", "id", RESPONSES), copy.line("sets.csv", "id", EXTENDING));
    copy.change("sets.csv", first, "extends", EXTENDING);
    let told = |line: usize, set: &str, by: &str| {
        format!("data/sets.csv:{line}: `{set}` extends itself by way of `{by}`; take one of them out")
    };
    assert_eq!(copy.mistakes(), [told(second, RESPONSES, EXTENDING), told(first, EXTENDING, RESPONSES)]);
}

#[test]
fn a_number_of_a_set_that_is_taken() {
    let copy = Copy::new();
    let sets = copy.last("sets.csv") - 1;
    let line = copy.line("sets.csv", "id", "askell.error");
    for number in ["0", "999", "first"] {
        copy.change("sets.csv", line, "number", number);
        let text = format!(
            "the number `{number}` is not free; the sets are numbered from 0 to {} without gaps, a new one gets the highest",
            sets - 1
        );
        copy.refused("sets.csv", line, &text);
    }
}

#[test]
fn a_claim_of_certainty_that_is_none() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "certain", "always");
    let text = "certain is `always`; expected `form`, `suffix` (where codes may have one) or a blank cell";
    copy.refused("sets.csv", line, text);
}

#[test]
fn a_form_that_anybody_may_have() {
    let copy = Copy::new();
    for set in [RESPONSES, NUMBERS, WORDS] {
        let line = copy.line("sets.csv", "id", set);
        let before = copy.cell("sets.csv", line, "certain");
        copy.change("sets.csv", line, "certain", "form");
        let text = "certain is `form`, and anybody may have codes of this form; only triples and problem types tell their system so";
        copy.refused("sets.csv", line, text);
        copy.change("sets.csv", line, "certain", &before);
    }
}

#[test]
fn a_form_that_two_systems_claim() {
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", "payex.problem");
    let of_pei = copy.line("sets.csv", "id", "pei.acquirer");
    copy.insert("sets.csv", of_pei, copy.text("sets.csv").lines().nth(line - 1).unwrap());
    let numbers = copy.last("sets.csv") - 2;
    copy.change("sets.csv", of_pei, "id", "pei.abc");
    copy.change("sets.csv", of_pei, "system", "pei");
    copy.change("sets.csv", of_pei, "number", &numbers.to_string());
    copy.write(
        "codes/pei.abc.csv",
        copy.text("codes/payex.problem.csv").lines().next().unwrap().to_string() + "\n",
    );
    let text = copy.mistakes().join("\n");
    let told = "certain by form, as `payex.problem` of another system is; a form that two have tells neither";
    assert!(text.contains(told), "{text}");
}

#[test]
fn an_unknown_kind_of_system() {
    let copy = Copy::new();
    copy.change("systems.csv", 2, "kind", "gateway");
    copy.refused("systems.csv", 2, "unknown kind `gateway`; expected one of standard, network, provider");
}

/// A reader that is in no list would never be tried.
#[test]
fn a_reader_without_its_marks_or_words() {
    let copy = Copy::new();
    let line = copy.line("systems.csv", "id", "visa");
    copy.change("systems.csv", line, "reader", "yes");
    let told = copy.mistakes();
    let text = "reader and looked_for go together: `yes`, and in words what most of its documents have";
    assert!(told.contains(&format!("data/systems.csv:{line}: {text}")), "{told:?}");
    copy.change("systems.csv", line, "looked_for", "made up");
    copy.refused("marks.csv", 1, "visa has no mark that is main; say what most of its documents have");
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", RESPONSES);
    copy.change("sets.csv", line, "advice", "decides");
    copy.refused("sets.csv", line, "advice is `decides`; expected `yes` or a blank cell");
}
