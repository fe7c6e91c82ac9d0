//! Words and problem types with rows of one's own: which row of a chain answers, with the instrument and without.

use payverdict::payload::Options;
use payverdict::{CodeSet, Found, Match, Outcome, Reason, Retry, decode, identify, read};

use crate::support::{codes, tables};

#[test]
fn the_nearest_set_that_lists_a_word_answers() {
    // Cielo's set extends that of ABECS, and lists 6P, too.
    let tables = tables(&[(
        "codes/abecs.response.csv",
        codes(
            "05,,,never,,,,,Our rule,\n6P,,,,,,,,Our words,\nZ9,declined,unspecified,never,,,,,A new one,abecs-cielo\n",
        ),
    )]);
    let of = |code: &str| tables.decode(CodeSet::CieloResponse, code).unwrap();
    let before = decode(CodeSet::CieloResponse, "05").unwrap();
    assert_eq!(
        (before.retry(), before.entry().unwrap().set()),
        (Retry::AfterIssuerContact, CodeSet::AbecsResponse)
    );
    let verdict = of("05");
    assert_eq!((verdict.retry(), verdict.summary()), (Retry::Never, "Our rule"));
    assert_eq!(verdict.listed_in().unwrap().built_in(), Some(CodeSet::AbecsResponse));
    assert_eq!(of("6P").built_in(), decode(CodeSet::CieloResponse, "6P").ok());
    let own = tables.decode(CodeSet::AbecsResponse, "6P").unwrap();
    assert_eq!((own.summary(), own.is_custom()), ("Our words", true));
    let verdict = of("z9");
    assert_eq!((verdict.summary(), verdict.code().unwrap().to_string().as_str()), ("A new one", "Z9"));
    assert_eq!(of("Z8").matched(), Match::Unlisted);
}

#[test]
fn a_problem_type_is_looked_up_with_its_instrument_first() {
    let set = CodeSet::PayexProblem;
    let tables = tables(&[(
        "codes/payex.problem.csv",
        codes(
            "badgateway,failed,processing_error,later,,,,,Our gateway,payex-docs\ncarddeclined,,,never,,,,,Our own word,\nswishdeclined,,,never,,,,,Our rule,\n",
        ),
    )]);
    // The built-in tables know it with this instrument, of which a row without one says nothing, and the same with others.
    let verdict = tables.decode(set, "creditcard/carddeclined").unwrap();
    assert_eq!(verdict.built_in(), decode(set, "creditcard/carddeclined").ok());
    assert_eq!(verdict.matched(), Match::Exact);
    for code in ["carddeclined", "invoice/carddeclined"] {
        let verdict = tables.decode(set, code).unwrap();
        assert_eq!((verdict.summary(), verdict.retry()), ("Our own word", Retry::Never), "{code}");
    }
    // Its instruments say different things, so that without one nothing was known.
    assert_eq!(decode(set, "badgateway").unwrap().matched(), Match::Unlisted);
    let verdict = tables.decode(set, "trustly/badgateway").unwrap();
    assert_eq!((verdict.summary(), verdict.retry()), ("Our gateway", Retry::Later));
    let verdict = tables.decode(set, "mobilesdk/badgateway").unwrap();
    assert_eq!(verdict.built_in(), decode(set, "mobilesdk/badgateway").ok());
    // They know this one without an instrument, so that it is the same with any.
    for code in ["swishdeclined", "swish/swishdeclined", "creditcard/swishdeclined"] {
        let verdict = tables.decode(set, code).unwrap();
        assert_eq!((verdict.outcome(), verdict.reason()), (Outcome::Declined, Some(Reason::GenericDecline)));
        assert_eq!((verdict.summary(), verdict.retry()), ("Our rule", Retry::Never), "{code}");
    }
}

#[test]
fn a_word_that_tells_its_system_has_the_stricter_word() {
    let code = "cc_rejected_insufficient_amount";
    let before = identify(code).certain().unwrap();
    assert_ne!(before.retry(), Retry::Never);
    let tables =
        tables(&[("codes/mercadopago.detail.csv", codes(&format!("{code},,,never,,,,,Our rule,\n")))]);
    let verdict = tables.identify(code).certain().unwrap();
    assert_eq!((verdict.set().built_in(), verdict.retry()), (Some(before.set()), Retry::Never));
    let text = format!("answer: {code}");
    let Some(Found::Code(found)) = read(text.as_bytes()).next() else { panic!("a code") };
    let own = tables.read(text.as_bytes());
    let payverdict::overlay::Found::Code(own) = own[0] else { panic!("a code") };
    assert_eq!((own.text(), own.certainty()), (found.text(), found.certainty()));
    assert_eq!(own.verdict().unwrap().retry(), Retry::Never);
}

#[test]
fn a_word_of_a_document_has_the_stricter_word() {
    let document = br#"{"resource": "payment", "id": "tr_9hTq3LmWzK", "mode": "live", "createdAt": "2026-05-04T10:12:13+00:00", "amount": {"value": "31.00", "currency": "EUR"}, "status": "failed", "profileId": "pfl_Lamp77", "details": {"failureReason": "insufficient_funds"}}"#;
    let plain = tables(&[("messages.csv", "id,en\nnew_one,A text that no row leads to.\n".into())]);
    let stricter =
        tables(&[("codes/mollie.failure.csv", codes("insufficient_funds,,,never,,,,,Our rule,\n"))]);
    let before = plain.payload(document, Options::default()).next().unwrap().unwrap();
    let after = stricter.payload(document, Options::default()).next().unwrap().unwrap();
    assert_ne!(before.retry(), Retry::Never);
    assert_eq!((after.outcome(), after.reason()), (before.outcome(), before.reason()));
    assert_eq!(after.retry(), Retry::Never);
    let own: Vec<_> = after.meanings().filter(|verdict| verdict.is_custom()).collect();
    assert_eq!(own.len(), 1);
    assert_eq!((own[0].summary(), own[0].set().built_in()), ("Our rule", Some(CodeSet::MollieFailure)));
    assert_eq!(own[0].code().unwrap().to_string(), "insufficient_funds");
}

/// These two are found at the same place of the index, and are not the same for that.
#[test]
fn a_word_is_not_another_one_that_is_kept_where_it_is() {
    let row = "turneddownatbar,declined,do_not_honor,never,,,,,Refused at the bar,stripe-decline-codes\n";
    let tables = tables(&[("codes/stripe.decline.csv", codes(row))]);
    let of = |code: &str| tables.decode(CodeSet::StripeDecline, code).unwrap();
    assert_eq!(of("turneddownatbar").summary(), "Refused at the bar");
    assert_eq!((of("txtfduwisftsvud").matched(), of("txtfduwisftsvud").own()), (Match::Unlisted, None));
}
