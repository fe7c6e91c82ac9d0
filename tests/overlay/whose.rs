//! Whose code it is, what two codes mean together and what is found, with one's own tables beside the built-in ones.

use payverdict::overlay::{Combined, CombinedRecord, Found, IdentifiedRecord, Record, Tables, Verdict};
use payverdict::{
    Certainty, CodeSet, Locale, Match, Outcome, Reason, Retry, decode, decode_in, identify, search,
};

use crate::support::{codes, gateway, tables};

/// One that says nothing of any code.
fn empty() -> Tables {
    tables(&[("messages.csv", "id,en\nnew_one,A text that no row leads to.\n".into())])
}

/// A gateway whose codes look like those of others.
fn alike() -> Tables {
    let mut files = gateway();
    let (place, sets) = (
        files.iter().position(|(name, _)| *name == "sets.csv").unwrap(),
        "id,system,title,syntax,suffix,extends,flags,source,example\n\
         localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1\n\
         localpay.result,localpay,Results,triple,,,,localpay-guide,100.000.000\n\
         localpay.state,localpay,States,word,,,,localpay-guide,settled\n",
    );
    files[place].1 = sets.into();
    files.push((
        "codes/localpay.result.csv",
        codes("100.000.000,declined,do_not_honor,later,,,,,Turned down,\n"),
    ));
    tables(&files)
}

fn words(verdict: &Verdict<'_>) -> String {
    serde_json::to_string(&Record { code: None, verdict: *verdict, locale: Locale::Is }).unwrap()
}

#[test]
fn without_a_row_of_ones_own_all_is_as_it_was() {
    let tables = empty();
    let all = CodeSet::ALL.iter().flat_map(|set| set.entries().map(|row| row.code()));
    for code in all.chain(["51-I", "800.100.999", "no code at all!", "nothing_like_it", "7"]) {
        let (before, after) = (identify(code), tables.identify(code));
        assert_eq!(after.is_malformed(), before.is_malformed(), "{code}");
        let (old, new) = (
            serde_json::to_string(&payverdict::IdentifiedRecord { code, found: &before, locale: Locale::En }),
            serde_json::to_string(&IdentifiedRecord { code, found: &after, locale: Locale::En }),
        );
        assert_eq!(new.unwrap(), old.unwrap());
    }
    let found = |query: &str| tables.search(query).map(|row| row.built_in().unwrap().entry().unwrap());
    for query in ["", "stolen visa", "köpet medges ej", "hard decline", "category 1", "zzzz"] {
        assert!(found(query).eq(search(query)), "{query}");
    }
}

#[test]
fn what_two_codes_mean_together_is_as_it_was() {
    let tables = empty();
    let advice: Vec<_> = CodeSet::ALL.iter().filter(|set| set.is_advice()).copied().collect();
    assert!(!advice.is_empty());
    let further =
        advice.iter().flat_map(|set| set.entries()).map(|row| decode(row.set(), row.code()).unwrap());
    let further: Vec<_> =
        further.chain(["05", "00"].map(|code| decode(CodeSet::VisaResponse, code).unwrap())).collect();
    for set in [CodeSet::OppResult, CodeSet::MastercardResponse, CodeSet::PayexProblem] {
        let step = set.entries().len() / 40 + 1;
        for row in set.entries().step_by(step) {
            let (old, new) = (decode(set, row.code()).unwrap(), tables.decode(set, row.code()).unwrap());
            let mut old = payverdict::Combined::from(old);
            let mut both = Combined::from(new);
            for other in &further {
                let (code, locale) = (row.code(), Locale::Sv);
                old = old.with(*other);
                both = both.with(tables.decode(other.set(), &other.code().unwrap().to_string()).unwrap());
                assert_eq!(
                    serde_json::to_string(&CombinedRecord { code, combined: both, locale }).unwrap(),
                    serde_json::to_string(&payverdict::CombinedRecord { code, combined: old, locale })
                        .unwrap(),
                );
            }
        }
    }
}

#[test]
fn a_code_of_ones_own_is_certain_for_nobody_else() {
    let tables = alike();
    // By the built-in tables only OPP has codes of this form, and it lists this one as a success.
    assert!(identify("000.000.000").certain().is_some());
    for code in ["000.000.000", "100.000.000", "800.100.153", "999.999.999", "51-I"] {
        assert_eq!(tables.identify(code).certain(), None, "{code}");
    }
    let found = tables.identify("100.000.000");
    let first = found.candidates().next().unwrap();
    assert_eq!(first.sets().next().unwrap().id(), "localpay.result");
    assert_eq!((first.outcome(), first.reason()), (Outcome::Declined, Some(Reason::DoNotHonor)));
    // Nor is it in a text.
    let Found::Code(code) = tables.read(b"refused with 800.100.153 at noon")[0] else { panic!("a code") };
    assert_eq!((code.certainty(), code.verdict()), (Certainty::Possible, None));
    assert!(code.identification().candidates().next().is_some());
    // What nobody else has is certain still.
    let long = CodeSet::ALL.iter().flat_map(|set| set.entries()).find(|row| {
        row.set().syntax() == payverdict::Syntax::Word && identify(row.code()).certain().is_some()
    });
    let code = long.unwrap().code();
    assert_eq!(tables.identify(code).certain().unwrap().built_in(), identify(code).certain());
}

#[test]
fn a_word_added_to_another_set_makes_it_doubtful() {
    let is_certain = |row: &payverdict::Entry| {
        row.set().syntax() == payverdict::Syntax::Word && identify(row.code()).certain().is_some()
    };
    let row = CodeSet::ALL.iter().flat_map(|set| set.entries()).find(is_certain).unwrap();
    let other = CodeSet::ALL.iter().find(|set| {
        set.syntax() == payverdict::Syntax::Word
            && set.system() != row.set().system()
            && decode(**set, row.code()).unwrap().matched() == Match::Unlisted
    });
    let file = format!("codes/{}.csv", other.unwrap());
    let source = row.source().unwrap().id();
    let text = codes(&format!("{},declined,do_not_honor,later,,,,,Another one,{source}\n", row.code()));
    let tables = tables(&[(&file, text)]);
    assert_eq!(tables.identify(row.code()).certain(), None);
}

#[test]
fn a_stricter_row_leaves_its_code_certain() {
    let text = codes("05,,,never,,,,,Our rule,\n");
    let tables = tables(&[("codes/iso8583.response.csv", text)]);
    let (before, after) = (identify("05-I").certain().unwrap(), tables.identify("05-I").certain().unwrap());
    assert_eq!(after.set().built_in(), Some(before.set()));
    assert_eq!(after.retry(), Retry::Never);
}

#[test]
fn a_code_of_a_system() {
    let tables = tables(&gateway());
    let system = tables.system("LocalPay").unwrap();
    let found = tables.decode_in(system, "turned_down");
    assert_eq!(found.certain().unwrap().set().id(), "localpay.state");
    let found = tables.decode_in(system, "51");
    assert_eq!(found.certain().unwrap().set().id(), "localpay.response");
    assert!(tables.decode_in(system, "not a code!").is_malformed());
    assert_eq!(system.sets().count(), 2);
    assert_eq!(tables.system("nobody"), None);
    for set in CodeSet::ALL {
        let system = tables.system(set.system().id()).unwrap();
        for row in set.entries().take(5) {
            let before = decode_in(set.system(), row.code()).certain();
            let after = tables.decode_in(system, row.code()).certain().and_then(|verdict| verdict.built_in());
            assert_eq!(after, before, "{} {}", set, row.code());
        }
    }
}

#[test]
fn what_is_beside_a_code_can_be_stricter_only() {
    let sets = "id,system,title,syntax,suffix,extends,flags,source,example,advice\n\
                localpay.advice,localpay,Advice,number,,,,localpay-guide,1,yes\n";
    let mut files = gateway();
    files.retain(|(name, _)| matches!(*name, "systems.csv" | "sources.csv"));
    files.push(("sets.csv", sets.into()));
    files.push((
        "codes/localpay.advice.csv",
        codes("1,informational,,not_needed,,,,,Go on,\n2,declined,do_not_honor,now,,,,,Again,\n3,declined,do_not_honor,never,,,,,Stop,\n"),
    ));
    let tables = tables(&files);
    let advised = CodeSet::ALL.iter().flat_map(|set| set.entries()).find(|row| {
        let alone = tables.decode(row.set(), row.code()).unwrap();
        alone.advice_decides() && alone.retry().strictness() > Retry::Now.strictness()
    });
    let row = advised.unwrap();
    let response = tables.decode(row.set(), row.code()).unwrap();
    let with = |code| response.combine(tables.decode("localpay.advice", code).unwrap());
    assert_eq!(with("2").retry(), response.retry(), "advice of one's own lifts no bar");
    assert_eq!(with("1").retry(), response.retry());
    assert_eq!(with("3").retry(), Retry::Never);
}

#[test]
fn a_combined_code_says_what_its_row_says() {
    let mut files = gateway();
    files.push(("messages.csv", "id,en\nask_the_desk,Please ask at the desk.\n".into()));
    files.retain(|(name, _)| *name != "codes/localpay.state.csv");
    files.push((
        "codes/localpay.state.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,message\n\
         turned_down,declined,insufficient_funds,later,,,,,Turned down,,ask_the_desk\n"
            .into(),
    ));
    let tables = tables(&files);
    let verdict = tables.decode("localpay.state", "turned_down").unwrap();
    assert_eq!(verdict.message(Locale::En), "Please ask at the desk.");
    let advice = |code| tables.decode(CodeSet::MastercardAdvice, code).unwrap();
    let both = verdict.combine(advice("24"));
    assert_eq!(both.message(Locale::En), "Please ask at the desk.");
    // With other words it says what they lead to.
    let both = verdict.combine(advice("03"));
    assert_eq!(both.retry(), Retry::Never);
    assert_ne!(both.message(Locale::En), "Please ask at the desk.");
    assert_ne!(words(&verdict), words(&tables.decode("localpay.state", "nothing").unwrap()));
}

#[test]
fn the_rows_of_both_are_found() {
    let mut files = gateway();
    files.push((
        "codes/opp.result.csv",
        codes("800.100.152,,,never,,,,,Our risk team says no,\n800.100.997,declined,do_not_honor,other_method,,,,,A code of our own,opp-result-codes\n"),
    ));
    let tables = tables(&files);
    let own = |query: &str| {
        let rows = tables.search(query);
        rows.map(|row| row.listed_code().unwrap().to_string()).collect::<Vec<_>>()
    };
    let own_rows = tables.search("opp.result").filter(|row| row.is_custom());
    let own_codes: Vec<_> = own_rows.map(|row| row.listed_code().unwrap()).collect();
    assert_eq!(own_codes, ["800.100.152", "800.100.997"]);
    assert_eq!(own("localpay never"), ["Q1"]);
    // By the flag that no built-in row has.
    assert_eq!(own("localpay.response custom"), ["A1", "Q1"]);
    assert_eq!(own("risk team says"), ["800.100.152"]);
    let set = tables.set(CodeSet::OppResult).unwrap();
    let codes: Vec<_> = set.rows().map(|row| row.listed_code().unwrap()).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    assert_eq!(codes, sorted);
    assert_eq!(codes.len(), CodeSet::OppResult.entries().len() + 1);
}
