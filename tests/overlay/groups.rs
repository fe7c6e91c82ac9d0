//! Lines of one's own for codes that begin alike: which one answers, and for which codes.

use payverdict::overlay::{Tables, Verdict};
use payverdict::{CodeSet, Flags, Match, Outcome, Retry, decode};

use crate::support::{codes, tables};

const GROUPS: &str = "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source";
const SETS: &str = "id,system,title,syntax,suffix,extends,flags,source,example";

/// A gateway with these sets, and with these groups in them or in built-in sets.
fn with(sets: &str, groups: &str, more: &[(&'static str, String)]) -> Tables {
    let mut files = vec![
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n".to_string()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nlocalpay-guide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .to_string(),
        ),
        ("sets.csv", format!("{SETS}\n{sets}")),
        ("groups.csv", format!("{GROUPS}\n{groups}")),
    ];
    files.extend(more.iter().cloned());
    tables(&files)
}

/// A set that extends that of the triples, and three groups which begin as built-in ones do.
fn triples() -> Tables {
    with(
        "localpay.result,localpay,Results,triple,,opp.result,,localpay-guide,100.000.000\n",
        "opp.result,800,whatever begins with 800,failed,unspecified,never,,,,,opp-result-codes\n\
         opp.result,800.100,refused by the bank of ours,declined,,never,,,,,\n\
         opp.result,800.100.5,refused by our own list,declined,,never,,,,,\n",
        &[],
    )
}

fn group<'t>(verdict: &Verdict<'t>) -> Option<&'t str> {
    assert_eq!((verdict.matched(), verdict.own(), verdict.listed_in()), (Match::Group, None, None));
    assert_eq!(verdict.listed_code(), None);
    verdict.group()
}

#[test]
fn the_longest_beginning_answers_whoever_wrote_it() {
    let tables = triples();
    for set in ["opp.result", "localpay.result"] {
        let of = |code: &str| {
            let verdict = tables.decode(set, code).unwrap();
            assert_eq!(verdict.code().unwrap().to_string(), code);
            (group(&verdict), verdict.retry(), verdict.is_custom())
        };
        // Longer than a built-in one, as long, and alone.
        assert_eq!(of("800.100.599"), (Some("refused by our own list"), Retry::Never, true), "{set}");
        assert_eq!(of("800.100.699"), (Some("refused by the bank of ours"), Retry::Never, true), "{set}");
        assert_eq!(of("800.999.999"), (Some("whatever begins with 800"), Retry::Never, true), "{set}");
        // Shorter than a built-in one.
        let before = decode(CodeSet::OppResult, "800.900.999").unwrap();
        assert_eq!(before.matched(), Match::Group);
        assert_eq!(of("800.900.999"), (before.group(), before.retry(), false), "{set}");
        // None of them is about another code.
        let before = decode(CodeSet::OppResult, "900.100.999").unwrap();
        assert_eq!(of("900.100.999"), (before.group(), before.retry(), false), "{set}");
        let verdict = tables.decode(set, "810.100.599").unwrap();
        assert_eq!((verdict.matched(), verdict.group()), (Match::Unlisted, None));
    }
}

#[test]
fn a_listed_code_is_of_no_group() {
    let tables = triples();
    for set in ["opp.result", "localpay.result"] {
        let before = decode(CodeSet::OppResult, "800.100.152").unwrap();
        let verdict = tables.decode(set, "800.100.152").unwrap();
        assert_eq!((verdict.matched(), verdict.retry()), (Match::Exact, before.retry()), "{set}");
        assert!(!verdict.is_custom(), "{set}");
    }
}

#[test]
fn a_group_never_approves() {
    let line = "opp.result,100.999,looks like a success,approved,,not_needed,,,,,opp-result-codes\n";
    let mistakes = Tables::from_csv([("groups.csv", format!("{GROUPS}\n{line}"))]).unwrap_err();
    assert!(mistakes.to_string().contains("a group says approved"), "{mistakes}");
    let line = "opp.result,100.999,looks like a success,review,,check_first,,,,,opp-result-codes\n";
    let tables = tables(&[("groups.csv", format!("{GROUPS}\n{line}"))]);
    let verdict = tables.decode(CodeSet::OppResult, "100.999.001").unwrap();
    assert_eq!((verdict.outcome(), verdict.retry()), (Outcome::Review, Retry::CheckFirst));
    assert!(verdict.flags().contains(Flags::CUSTOM) && !verdict.is_final());
}

#[test]
fn the_nearest_set_that_has_a_group_answers() {
    // Pei's set extends ValitorPay's, which has a group of its own for T, and this one extends the standard.
    let before = decode(CodeSet::PeiAcquirer, "TZ").unwrap();
    assert_eq!((before.matched(), before.retry()), (Match::Group, Retry::OtherMethod));
    let further = with(
        "",
        "iso8583.response,T,refused by everybody,declined,unspecified,never,,,,,iso8583-sap\n\
         iso8583.response,Y,refused by nobody else,declined,unspecified,never,,,,,iso8583-sap\n",
        &[],
    );
    for set in [CodeSet::PeiAcquirer, CodeSet::ValitorpayResponse] {
        assert_eq!(further.decode(set, "TZ").unwrap().built_in(), decode(set, "TZ").ok(), "{set}");
        let verdict = further.decode(set, "Y9-I").unwrap();
        assert_eq!((group(&verdict), verdict.suffix()), (Some("refused by nobody else"), Some('I')), "{set}");
        assert_eq!(verdict.code().unwrap().to_string(), "Y9-I");
    }
    let verdict = further.decode(CodeSet::VisaResponse, "TZ").unwrap();
    assert_eq!(group(&verdict), Some("refused by everybody"));
    let nearer = with("", "pei.acquirer,T,refused by Pei,declined,unspecified,never,,,,,pei-errors\n", &[]);
    assert_eq!(group(&nearer.decode(CodeSet::PeiAcquirer, "TZ").unwrap()), Some("refused by Pei"));
    let verdict = nearer.decode(CodeSet::ValitorpayResponse, "TZ").unwrap();
    assert_eq!(verdict.built_in(), decode(CodeSet::ValitorpayResponse, "TZ").ok());
}

#[test]
fn a_set_of_ones_own_takes_the_groups_of_those_it_extends() {
    let sets = "localpay.far,localpay,Further codes,response,,valitorpay.response,,localpay-guide,A1\n\
                localpay.near,localpay,Nearer codes,response,yes,localpay.far,,localpay-guide,A1\n";
    let tables = with(
        sets,
        "localpay.far,T,refused further on,declined,unspecified,never,,,,,\n\
         localpay.near,Q,refused by the gateway,declined,unspecified,never,,,,,\n\
         valitorpay.response,M,refused by ValitorPay,declined,,never,,,,,\n",
        &[],
    );
    let of = |set: &str, code: &str| {
        let verdict = tables.decode(set, code).unwrap();
        (verdict.group(), verdict.is_custom())
    };
    assert_eq!(of("localpay.near", "Q9-I"), (Some("refused by the gateway"), true));
    assert_eq!(of("localpay.far", "Q9"), (None, false));
    // The nearest one answers before a built-in one that is further away, and as long.
    assert_eq!(of("localpay.near", "TZ"), (Some("refused further on"), true));
    assert_eq!(of("localpay.near", "MZ"), (Some("refused by ValitorPay"), true));
    assert_eq!(of("localpay.far", "MZ"), (Some("refused by ValitorPay"), true));
    let plain = with(sets, "", &[]);
    let before = decode(CodeSet::ValitorpayResponse, "TZ").unwrap();
    for (set, code, letter) in [("localpay.near", "TZ-I", Some('I')), ("localpay.far", "TZ", None)] {
        let verdict = plain.decode(set, code).unwrap();
        assert_eq!((group(&verdict), verdict.retry()), (before.group(), before.retry()));
        assert_eq!((verdict.suffix(), verdict.code().unwrap().to_string().as_str()), (letter, code));
        assert_eq!((verdict.summary(), verdict.is_custom()), (before.summary(), false));
    }
    assert_eq!(plain.decode("localpay.near", "W9").unwrap().matched(), Match::Unlisted);
    // A letter is taken only where the set allows it, whatever the others do.
    assert_eq!(plain.decode("localpay.far", "TZ-I").unwrap_err().kind(), "malformed");
}

#[test]
fn the_words_of_a_group_are_of_one_length() {
    let tables = with(
        "localpay.more,localpay,Further words,word,,eway.response,,localpay-guide,E1001\n\
         localpay.word,localpay,Words,word,,,,localpay-guide,E1001\n",
        "eway.response,D44,refused with D44,declined,,never,,,,,\n\
         localpay.word,E1,refused by the gateway,declined,unspecified,never,,,,,\n",
        &[("codes/localpay.word.csv", codes("E1001,declined,do_not_honor,later,,,,,Refused,\n"))],
    );
    for code in ["E1777", "e1777", "E1-7 77"] {
        let verdict = tables.decode("localpay.word", code).unwrap();
        assert_eq!(
            (group(&verdict), verdict.retry()),
            (Some("refused by the gateway"), Retry::Never),
            "{code}"
        );
        assert_eq!(verdict.code(), None, "nobody has written {code} so");
    }
    for code in ["E17777", "E177", "E2777", "E1.a7", "E1"] {
        let verdict = tables.decode("localpay.word", code).unwrap();
        assert_eq!((verdict.matched(), verdict.group()), (Match::Unlisted, None), "{code}");
    }
    for set in ["eway.response", "localpay.more"] {
        let verdict = tables.decode(set, "d4488").unwrap();
        assert_eq!((group(&verdict), verdict.is_custom()), (Some("refused with D44"), true), "{set}");
        // A code that the longer one is not about is still of the built-in one.
        let before = decode(CodeSet::EwayResponse, "D4599").unwrap();
        let verdict = tables.decode(set, "D4599").unwrap();
        assert_eq!((group(&verdict), verdict.is_custom()), (before.group(), false), "{set}");
        assert_eq!(verdict.code(), None);
        let verdict = tables.decode(set, "D44999").unwrap();
        assert_eq!(verdict.matched(), Match::Unlisted, "{set}");
        let listed = tables.decode(set, "d4405").unwrap();
        assert_eq!((listed.matched(), listed.code().unwrap().to_string().as_str()), (Match::Exact, "D4405"));
    }
}

#[test]
fn the_numbers_of_a_group_are_as_long_as_those_that_are_listed() {
    let line = "nmi.response,46,trouble with the set-up,unknown,,check_first,,,,,\n";
    let tables = with("", line, &[]);
    let verdict = tables.decode(CodeSet::NmiResponse, "469").unwrap();
    assert_eq!(group(&verdict), Some("trouble with the set-up"));
    for code in ["4699", "46", "479", "0469"] {
        let verdict = tables.decode(CodeSet::NmiResponse, code).unwrap();
        assert_eq!(verdict.built_in(), decode(CodeSet::NmiResponse, code).ok(), "{code}");
    }
}

/// A group of a set that is further away, a group in capital letters and a problem type without its instrument once let
/// tables make a code looser.
#[test]
fn what_is_as_strict_as_what_is_said_now_is_taken() {
    let tables = with(
        "",
        "eway.response,d4,refused with D4,declined,,never,,,,,\n\
         pei.acquirer,T,refused by Pei,declined,,never,,,,,pei-errors\n",
        &[
            ("codes/iso8583.response.csv", codes("TZ,declined,do_not_honor,never,,,,,Refused,iso8583-sap\n")),
            ("codes/payex.problem.csv", codes("creditcard/swishdeclined,,,never,,,,,,\n")),
        ],
    );
    let verdict = tables.decode(CodeSet::EwayResponse, "D4599").unwrap();
    assert_eq!((group(&verdict), verdict.retry()), (Some("refused with D4"), Retry::Never));
    let own: Vec<_> =
        tables.set("eway.response").unwrap().groups().filter(|group| group.answer().is_custom()).collect();
    assert_eq!(
        own.iter().map(|group| (group.prefix(), group.lengths())).collect::<Vec<_>>(),
        [("d4", vec![5])]
    );
    let verdict = tables.decode(CodeSet::PeiAcquirer, "TY").unwrap();
    assert_eq!((group(&verdict), verdict.retry()), (Some("refused by Pei"), Retry::Never));
    // A row comes before any group.
    let verdict = tables.decode(CodeSet::PeiAcquirer, "TZ").unwrap();
    assert_eq!((verdict.matched(), verdict.retry()), (Match::Exact, Retry::Never));
    // What is said of the problem type stays in the blank cells.
    let verdict = tables.decode(CodeSet::PayexProblem, "creditcard/swishdeclined").unwrap();
    let before = decode(CodeSet::PayexProblem, "creditcard/swishdeclined").unwrap();
    assert_eq!((verdict.outcome(), verdict.reason()), (before.outcome(), before.reason()));
    assert_eq!((verdict.retry(), verdict.summary()), (Retry::Never, before.summary()));
}
