//! What two codes mean together, where one of them or its text is of one's own.

use payverdict::overlay::{Combined, Tables};
use payverdict::{CodeSet, Limit, Locale, Match, Retry, decode};

use crate::support::{gateway, tables};

const NO_MONEY: &str = "No money was taken.";

/// The gateway with texts of its own, and with a group in a built-in set.
fn worded() -> Tables {
    let mut files = gateway();
    files.retain(|(name, _)| *name != "codes/localpay.state.csv");
    files.push((
        "messages.csv",
        "id,en\n\
         ask_the_desk,Please ask at the desk. No money was taken.\n\
         call_us,Please call us.\n\
         expired_card,This card is too old. No money was taken.\n"
            .into(),
    ));
    files.push((
        "codes/localpay.state.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,message\n\
         called,declined,insufficient_funds,other_method,,,4/15d,,Has to call,,call_us\n\
         expired,declined,expired_card,other_method,,,,,Too old,,\n\
         refused,declined,insufficient_funds,other_method,,,4/15d,,Has to ask,,ask_the_desk\n"
            .into(),
    ));
    tables(&files)
}

#[test]
fn a_code_by_itself_says_what_it_said() {
    let tables = worded();
    let verdict = tables.decode("localpay.state", "refused").unwrap();
    let alone = Combined::from(verdict);
    assert_eq!((alone.limit(), alone.summary()), ("4/15d".parse::<Limit>().ok(), "Has to ask"));
    assert_eq!((alone.outcome(), alone.retry()), (verdict.outcome(), verdict.retry()));
    assert_eq!(alone.message(Locale::En), "Please ask at the desk. No money was taken.");
    assert_eq!((alone.next_step(), alone.class()), (verdict.next_step(), verdict.class()));
    let both = alone.with(tables.decode("localpay.state", "called").unwrap());
    assert_eq!(both.summary(), "Has to ask");
    assert_eq!(both.verdicts().map(|verdict| verdict.summary()), ["Has to ask", "Has to call"]);
    assert_eq!(both.limit(), "4/15d".parse().ok());
    assert_eq!(Combined::from(tables.decode(CodeSet::OppResult, "800.100.153").unwrap()).limit(), None);
}

/// Of a code that is only known by its beginning nobody has said that no money moved.
#[test]
fn beside_a_group_nothing_is_said_of_money() {
    let tables = worded();
    let group = tables.decode(CodeSet::OppResult, "800.100.699").unwrap();
    assert_eq!((group.matched(), group.retry()), (Match::Group, Retry::OtherMethod));
    let with = |code: &str| tables.decode("localpay.state", code).unwrap().combine(group);
    // A text of one's own, one that never said so, and one in the place of a built-in one.
    assert_eq!(with("refused").message(Locale::En), "Please ask at the desk.");
    assert_eq!(with("called").message(Locale::En), "Please call us.");
    assert_eq!(with("expired").message(Locale::En), "This card is too old.");
    // A code after it brings nothing back.
    let exact = tables.decode("localpay.state", "called").unwrap();
    assert_eq!(with("refused").with(exact).message(Locale::En), "Please ask at the desk.");
    // So it is with a built-in text.
    let built_in = decode(CodeSet::OppResult, "800.100.699").unwrap();
    for code in ["800.100.153", "800.100.155", "100.100.303"] {
        let (old, new) =
            (decode(CodeSet::OppResult, code).unwrap(), tables.decode(CodeSet::OppResult, code).unwrap());
        let is_worded = code == "100.100.303";
        for locale in [Locale::En, Locale::Is] {
            let text = new.combine(group).message(locale);
            assert!(is_worded || text == old.combine(built_in).message(locale), "{code}: {text}");
            assert!(!text.contains(NO_MONEY) && !text.is_empty(), "{code}: {text}");
        }
        assert!(new.message(Locale::En).contains(NO_MONEY), "{code}");
    }
}

#[test]
fn beside_a_listed_code_it_is_said_still() {
    let tables = worded();
    let further = tables.decode(CodeSet::OppResult, "800.100.152").unwrap();
    assert_eq!(further.matched(), Match::Exact);
    let both = tables.decode("localpay.state", "refused").unwrap().combine(further);
    assert_eq!(both.message(Locale::En), "Please ask at the desk. No money was taken.");
}
