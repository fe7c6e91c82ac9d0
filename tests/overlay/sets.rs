//! Sets and systems of one's own: what they are called, what they extend, and what they do not inherit.

use payverdict::overlay::{Tables, Verdict};
use payverdict::{
    Actor, Class, CodeSet, Flags, Limit, Locale, Match, Operation, Outcome, Reason, Retry, Syntax, System,
    decode,
};

use crate::support::{codes, tables};

const OF_OPERATIONS: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,operation";

/// Two systems, whose sets extend one another and built-in ones.
fn chained() -> Tables {
    tables(&[
        (
            "systems.csv",
            "id,name,homepage,aliases\n\
             localpay,Local Pay,https://localpay.example,OurPay\n\
             otherpay,Other Pay,,\n"
                .into(),
        ),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nguide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example,advice\n\
             localpay.advice,localpay,Advice,number,,,,guide,1,yes\n\
             localpay.far,localpay,Further codes,response,,visa.response,,guide,A1,\n\
             localpay.more,localpay,More states,word,,localpay.state eway.response,,guide,settled,\n\
             localpay.near,localpay,Nearer codes,response,yes,localpay.far,,guide,A1,\n\
             localpay.state,localpay,States,word,,,,guide,settled,\n\
             opp.mine,opp,Codes of ours,number,,,,guide,1001,\n"
                .into(),
        ),
        (
            "codes/localpay.far.csv",
            format!(
                "{OF_OPERATIONS}\n\
                 A1,approved,,not_needed,,,,,Taken,,\n\
                 A2,approved,,not_needed,,,,,Paid back,,refund\n\
                 B1,declined,unspecified,later,,24,4/15d,,Refused,,\n\
                 B2,declined,unspecified,later,,24,4/15d,,Refused,,\n\
                 B3,failed,processing_error,later,,,,,Not paid back,,refund\n"
            ),
        ),
        (
            "codes/localpay.state.csv",
            codes(
                "settled,approved,,not_needed,,,,,Settled,\nTurned_Down,declined,do_not_honor,later,,,,,Turned down,\n",
            ),
        ),
    ])
}

fn code(verdict: Verdict<'_>) -> String {
    verdict.code().expect("a code").to_string()
}

#[test]
fn a_success_of_a_set_of_ones_own_is_not_inherited_either() {
    let tables = chained();
    let own = tables.decode("localpay.far", "A1").unwrap();
    assert_eq!((own.outcome(), own.retry(), own.summary()), (Outcome::Approved, Retry::NotNeeded, "Taken"));
    let verdict = tables.decode("localpay.near", "A1-I").unwrap();
    assert_eq!((verdict.outcome(), verdict.retry()), (Outcome::Review, Retry::CheckFirst));
    assert_eq!((verdict.actor(), verdict.matched()), (Actor::Merchant, Match::Exact));
    assert!(!verdict.is_final() && verdict.is_custom() && verdict.flags().contains(Flags::CUSTOM));
    assert_eq!((code(verdict).as_str(), verdict.listed_code()), ("A1-I", Some("A1")));
    assert_eq!(verdict.listed_in().unwrap().id(), "localpay.far");
    assert_eq!(verdict.source().unwrap().id, "guide");
    // It says what a built-in success does that is only inherited.
    let built_in = decode(CodeSet::AmexAction, "007").unwrap();
    assert_eq!(built_in.outcome(), Outcome::Review);
    assert_eq!((verdict.summary(), verdict.next_step()), (built_in.summary(), built_in.next_step()));
    for locale in [Locale::En, Locale::Is] {
        assert_eq!(verdict.message(locale), built_in.message(locale));
    }
    let refund = tables.decode("localpay.near", "A2").unwrap();
    assert_eq!((refund.outcome(), refund.operation()), (Outcome::Review, Operation::Refund));
}

#[test]
fn a_built_in_success_is_inherited_as_little() {
    let tables = chained();
    let built_in = decode(CodeSet::AmexAction, "007").unwrap();
    for set in ["localpay.far", "localpay.near"] {
        let verdict = tables.decode(set, "00").unwrap();
        assert_eq!((verdict.outcome(), verdict.retry()), (Outcome::Review, Retry::CheckFirst), "{set}");
        assert_eq!((verdict.matched(), verdict.is_custom()), (Match::Exact, false), "{set}");
        assert_eq!((verdict.summary(), verdict.next_step()), (built_in.summary(), built_in.next_step()));
        assert_eq!(verdict.message(Locale::En), built_in.message(Locale::En), "{set}");
        assert_eq!((code(verdict).as_str(), verdict.listed_code()), ("00", Some("00")), "{set}");
    }
}

#[test]
fn a_refusal_is_inherited_as_it_is() {
    let tables = chained();
    let (own, further) =
        (tables.decode("localpay.far", "B1").unwrap(), tables.decode("localpay.near", "B1").unwrap());
    for verdict in [own, further] {
        assert_eq!((verdict.outcome(), verdict.reason()), (Outcome::Declined, Some(Reason::Unspecified)));
        assert_eq!((verdict.retry(), verdict.class()), (Retry::Later, Some(Class::Soft)));
        assert_eq!((verdict.wait_hours(), verdict.limit()), (Some(24), "4/15d".parse::<Limit>().ok()));
        assert_eq!((verdict.summary(), verdict.operation()), ("Refused", Operation::Payment));
        assert!(verdict.is_final() && verdict.is_custom());
        assert_eq!(verdict.own().unwrap().code(), "B1");
        assert_eq!(verdict.listed_in().unwrap().id(), "localpay.far");
    }
    assert_eq!((own.set().id(), further.set().id()), ("localpay.far", "localpay.near"));
    assert_eq!(tables.decode("localpay.near", "B3").unwrap().operation(), Operation::Refund);
    let built_in = tables.decode("localpay.near", "51").unwrap();
    assert_eq!((built_in.reason(), built_in.is_custom()), (Some(Reason::InsufficientFunds), false));
}

#[test]
fn a_word_is_written_as_its_row_has_it() {
    let tables = chained();
    for (set, text, canonical) in [
        ("localpay.state", "turned down", Some("Turned_Down")),
        ("localpay.more", "turned-down", Some("Turned_Down")),
        ("localpay.more", "SETTLED", Some("settled")),
        ("localpay.more", "d4405", Some("D4405")),
        ("localpay.more", "a2000", Some("A2000")),
        ("eway.response", "d4405", Some("D4405")),
        ("localpay.more", "on the moon", None),
        ("eway.response", "on the moon", None),
    ] {
        let verdict = tables.decode(set, text).unwrap();
        assert_eq!(verdict.code().map(|code| code.to_string()).as_deref(), canonical, "{set} {text}");
        assert_eq!(verdict.listed_code(), canonical, "{set} {text}");
        assert_eq!(verdict.to_string(), canonical.unwrap_or_default());
        assert_eq!(verdict.suffix(), None);
    }
    let inherited = ["settled", "A2000"].map(|code| tables.decode("localpay.more", code).unwrap());
    assert!(inherited.iter().all(|verdict| verdict.outcome() == Outcome::Review));
}

#[test]
fn a_built_in_code_is_written_as_it_was() {
    let tables = chained();
    for (set, text, letter) in [
        (CodeSet::OppResult, "800.100.153", None),
        (CodeSet::OppResult, "800.100.999", None),
        (CodeSet::NmiResponse, "0007", None),
        (CodeSet::PeiAcquirer, "51-I", Some('I')),
        (CodeSet::PeiAcquirer, "TZ-I", Some('I')),
        (CodeSet::PeiAcquirer, "51", None),
    ] {
        let verdict = tables.decode(set, text).unwrap();
        assert_eq!((code(verdict).as_str(), verdict.suffix()), (text, letter), "{set}");
        assert_eq!(format!("{:?}", verdict.code().unwrap()), format!("\"{text}\""));
    }
}

#[test]
fn a_letter_after_a_code_is_taken_where_the_set_allows_it() {
    let tables = chained();
    let verdict = tables.decode("localpay.near", "B1-I").unwrap();
    assert_eq!((verdict.suffix(), verdict.retry()), (Some('I'), Retry::Later));
    assert_eq!(tables.decode("localpay.near", "B1").unwrap().suffix(), None);
    assert_eq!(tables.decode("localpay.far", "B1-I").unwrap_err().kind(), "malformed");
    assert_eq!(tables.decode("localpay.far", "B1").unwrap().matched(), Match::Exact);
    assert!(tables.set("localpay.near").unwrap().allows_suffix());
}

#[test]
fn verdicts_are_equal_where_set_and_code_and_words_are() {
    let tables = chained();
    let of = |set: &str, code: &str| tables.decode(set, code).unwrap();
    assert_eq!(of("localpay.far", "B1"), of("localpay.far", "B1"));
    assert_ne!(of("localpay.far", "B1"), of("localpay.far", "B2"), "another code");
    assert_ne!(of("localpay.far", "B1"), of("localpay.near", "B1"), "another set");
    let stricter = crate::support::tables(&[("codes/opp.result.csv", codes("800.100.153,,,never,,,,,,\n"))]);
    let stricter = stricter.decode(CodeSet::OppResult, "800.100.153").unwrap();
    assert_ne!(of("opp.result", "800.100.153"), stricter, "other words");
    let rows: Vec<_> = tables.set("localpay.far").unwrap().entries().collect();
    assert_eq!(rows.len(), 5);
    assert!(rows[0] == rows[0] && rows[0] != rows[1]);
}

#[test]
fn a_set_says_what_it_is() {
    let tables = chained();
    let set = |id: &str| tables.set(id).unwrap();
    let own = set("localpay.near");
    assert_eq!((own.title(), own.example(), own.syntax()), ("Nearer codes", "A1", Syntax::Response));
    assert_eq!((own.system().name(), own.built_in()), ("Local Pay", None));
    let extended: Vec<_> = own.extends().map(|set| set.id()).collect();
    assert_eq!(extended, ["localpay.far", "visa.response", "iso8583.response"]);
    assert!(set("localpay.advice").is_advice() && !own.is_advice());
    for built_in in CodeSet::ALL {
        let set = tables.set(*built_in).unwrap();
        assert_eq!((set.built_in(), set.is_advice()), (Some(*built_in), built_in.is_advice()));
        assert_eq!((set.title(), set.system().id()), (built_in.title(), built_in.system().id()));
    }
}

#[test]
fn a_system_says_what_it_is() {
    let tables = chained();
    let systems: Vec<_> = tables.systems().collect();
    let [own, other] = systems[..] else { panic!("{systems:?}") };
    assert_eq!((own.id(), own.name(), own.built_in()), ("localpay", "Local Pay", None));
    assert_eq!((own.homepage(), other.homepage()), (Some("https://localpay.example"), None));
    assert!(["localpay", "LocalPay", "ourpay"].iter().all(|name| own.is_called(name)));
    assert!(!["otherpay", "opp", "Local"].iter().any(|name| own.is_called(name)));
    assert!(own != other && own == tables.system("OurPay").unwrap());
    for built_in in System::all() {
        let system = tables.system(built_in.id()).unwrap();
        assert_eq!((system.built_in(), system.name()), (Some(built_in), built_in.name()));
        assert_eq!(system.homepage(), built_in.homepage());
        assert!(system.is_called(built_in.id()) && !system.is_called("localpay"));
        assert!(built_in.id() == "opp" || !system.is_called("opp"));
    }
    // A set of one's own may be of a built-in system.
    let opp = tables.system("opp").unwrap();
    let first = opp.sets().next().unwrap();
    assert_eq!((first.id(), first.system().built_in()), ("opp.mine", opp.built_in()));
}
