//! What holds for every row of every set, and the codes that are easily misread.

use std::collections::BTreeSet;

use payverdict::{
    Actor, Class, CodeSet, Entry, Flags, Locale, Match, NextStep, Outcome, Reason, Retry, Source, SourceKind,
    Syntax, Verdict, decode, identify,
};

fn rows() -> impl Iterator<Item = Entry> {
    CodeSet::ALL.iter().flat_map(|set| set.entries())
}

fn verdict(set: CodeSet, code: &str) -> Verdict {
    decode(set, code).unwrap_or_else(|error| panic!("{set} {code}: {error}"))
}

#[test]
fn every_row_decodes_to_itself() {
    for row in rows() {
        let verdict = verdict(row.set(), row.code());
        assert_eq!(verdict.matched(), Match::Exact, "{row:?}");
        assert_eq!(verdict.entry(), Some(row));
        assert_eq!(verdict.set(), row.set());
        assert_eq!(verdict.system(), row.set().system());
        assert_eq!(verdict.group(), None, "{row:?}");
        assert_eq!(verdict.suffix(), None, "{row:?}");
        assert_eq!(verdict.code().map(|code| code.to_string()).as_deref(), Some(row.code()));
    }
}

#[test]
fn verdict_and_row_give_the_same_answers() {
    for row in rows() {
        let verdict = verdict(row.set(), row.code());
        assert_eq!(
            (verdict.outcome(), verdict.reason(), verdict.retry(), verdict.actor(), verdict.flags()),
            (row.outcome(), row.reason(), row.retry(), row.actor(), row.flags()),
            "{row:?}"
        );
        assert_eq!(
            (verdict.class(), verdict.is_final(), verdict.wait_hours(), verdict.limit()),
            (row.class(), row.is_final(), row.wait_hours(), row.limit()),
            "{row:?}"
        );
        assert_eq!(
            (verdict.summary(), verdict.source(), verdict.next_step()),
            (row.summary(), row.source(), row.next_step()),
            "{row:?}"
        );
        for &locale in Locale::ALL {
            assert_eq!(verdict.message(locale), row.message(locale), "{row:?} {locale}");
        }
    }
}

#[test]
fn every_row_is_identified_by_its_code() {
    for row in rows() {
        let found = identify(row.code());
        let is_candidate = found.candidates().any(|one| one.sets().any(|set| set == row.set()));
        assert!(is_candidate, "{row:?}");
        // An owner that is certain is that of the row.
        assert!(found.certain().is_none_or(|verdict| verdict.system() == row.set().system()), "{row:?}");
    }
}

#[test]
fn sets_are_sorted_and_unique() {
    assert!(CodeSet::ALL.is_sorted_by(|a, b| a.id() < b.id()));
    for &set in CodeSet::ALL {
        // Numbers are in the order of their length first; words in that of their folded form.
        let place = |row: &Entry| match set.syntax() {
            Syntax::Number => (row.code().len(), row.code().to_string()),
            Syntax::Word | Syntax::Problem => (0, fold(row.code())),
            _ => (0, row.code().to_string()),
        };
        assert!(set.entries().is_sorted_by(|a, b| place(a) < place(b)), "{set}");
        assert!(set.entries().len() > 0, "{set} is empty");
        assert!(set.entries().all(|row| row.set() == set), "{set}");
    }
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace(['_', '-', ' '], "").replace("cancell", "cancel")
}

#[test]
fn every_set_shows_a_code_of_its_own_form() {
    for &set in CodeSet::ALL {
        assert!(decode(set, set.example()).is_ok(), "{set}");
        assert!(set.expected().ends_with(set.example()), "{set}");
        assert!(set.id().starts_with(&format!("{}.", set.system().id())), "{set}");
        assert!(!set.title().is_empty(), "{set}");
    }
}

#[test]
fn every_row_cites_a_source() {
    let known: BTreeSet<_> = Source::all().map(Source::id).collect();
    assert_eq!(known.len(), Source::all().len(), "source ids are unique");
    for row in rows() {
        let source = row.source().unwrap_or_else(|| panic!("{row:?} has no source"));
        assert!(known.contains(source.id()), "{row:?}");
        if source.kind() == SourceKind::Inferred {
            assert!(row.flags().contains(Flags::INFERRED), "{row:?}");
        }
    }
}

#[test]
fn summaries_are_short_plain_lines() {
    for row in rows() {
        let summary = row.summary();
        assert!((1..=90).contains(&summary.chars().count()), "{row:?}: {summary}");
        assert!(!summary.ends_with('.'), "{row:?}: {summary}");
        assert_eq!(summary.trim(), summary, "{row:?}");
        assert!(!summary.contains("  ") && !summary.contains(char::is_control), "{row:?}: {summary}");
    }
}

#[test]
fn every_shopper_gets_a_message() {
    for row in rows() {
        for &locale in Locale::ALL {
            let length = row.message(locale).chars().count();
            assert!((1..=160).contains(&length), "{row:?} {locale}");
        }
    }
}

#[test]
fn a_row_of_an_extended_set_is_found_and_named() {
    for &set in CodeSet::ALL {
        let mut nearer: BTreeSet<String> = set.entries().map(|row| fold(row.code())).collect();
        for extended in set.extends() {
            for row in extended.entries().filter(|row| !nearer.contains(&fold(row.code()))) {
                let verdict = verdict(set, row.code());
                assert_eq!(verdict.set(), set);
                assert_eq!(verdict.matched(), Match::Exact, "{set} {}", row.code());
                let found = verdict.entry().expect("listed");
                assert_eq!((found.set(), found.code()), (extended, row.code()), "{set}");
                // A success is not handed down.
                assert_eq!(found == row, row.outcome() != Outcome::Approved, "{set} {}", row.code());
            }
            nearer.extend(extended.entries().map(|row| fold(row.code())));
        }
    }
}

#[test]
fn some_sets_extend_others_and_none_itself() {
    assert!(CodeSet::ALL.iter().any(|set| set.extends().len() > 0));
    for &set in CodeSet::ALL {
        let extended: BTreeSet<_> = set.extends().collect();
        assert_eq!(extended.len(), set.extends().len(), "{set}");
        assert!(!extended.contains(&set), "{set}");
        assert!(extended.iter().all(|other| other.syntax() == set.syntax()), "{set}");
    }
}

#[test]
fn outcome_reason_and_retry_fit_together() {
    for row in rows() {
        let (reason, retry) = (row.reason(), row.retry());
        let looked_at = matches!(retry, Retry::NotNeeded | Retry::CheckFirst);
        let returned = matches!(reason, Some(Reason::Refund | Reason::Chargeback));
        let fits = match row.outcome() {
            Outcome::Approved => reason.is_none() && retry == Retry::NotNeeded,
            Outcome::Declined | Outcome::Failed => reason.is_some() && !returned,
            Outcome::Cancelled => retry == Retry::NotNeeded,
            Outcome::Review => looked_at,
            // News of stored details or a mandate: newer ones exist, or it was revoked.
            Outcome::Informational => {
                looked_at || matches!(retry, Retry::AfterCredentialUpdate | Retry::Never)
            }
            Outcome::Unknown => retry == Retry::CheckFirst,
            // Only Nacha's R11 allows a corrected debit after it.
            Outcome::Reversed if reason == Some(Reason::Chargeback) || reason.is_some_and(is_cause) => {
                let may_be_corrected = (row.set(), row.code()) == (CodeSet::NachaReturn, "R11");
                let expected = if may_be_corrected { Retry::AfterMerchantFix } else { Retry::Never };
                retry == expected && row.actor() == Actor::Merchant
            }
            Outcome::Reversed => reason.is_none() || returned,
            Outcome::Pending | Outcome::ActionRequired => true,
        };
        assert!(fits, "{row:?}");
        assert!(row.wait_hours().is_none() || retry == Retry::Later, "{row:?}");
    }
}

/// Why a payer claims a bank debit back, where the code tells it.
fn is_cause(reason: Reason) -> bool {
    matches!(reason, Reason::MandateRevoked | Reason::StopPaymentOrder | Reason::DuplicateTransaction)
}

#[test]
fn a_limit_is_a_number_of_tries_perhaps_in_a_window() {
    let limit = regex::Regex::new(r"^[1-9]\d*(/[1-9]\d*[hd])?$").unwrap();
    for row in rows() {
        assert!(
            row.limit().is_none_or(|known| limit.is_match(&known.to_string())),
            "{row:?} {:?}",
            row.limit()
        );
    }
}

#[test]
fn final_and_class_follow_from_outcome_and_retry() {
    for row in rows() {
        let open = ["pending", "action_required", "review", "informational", "unknown"];
        assert_eq!(row.is_final(), !open.contains(&row.outcome().as_str()), "{row:?}");
        let class = match row.retry().as_str() {
            "now" | "later" | "after_authentication" => Some(Class::Soft),
            "after_data_fix" | "after_credential_update" | "after_issuer_contact" | "after_merchant_fix" => {
                Some(Class::Fix)
            }
            "other_method" | "never" => Some(Class::Hard),
            _ => None,
        };
        assert_eq!(row.class(), class, "{row:?}");
    }
}

#[test]
fn nothing_is_tried_again_by_itself_where_a_second_try_could_charge_twice() {
    for row in rows().filter(|row| matches!(row.retry(), Retry::Wait | Retry::CheckFirst)) {
        assert!(
            !matches!(row.next_step(), NextStep::Retry | NextStep::OtherMethod | NextStep::FixDetails),
            "{row:?} {}",
            row.next_step()
        );
    }
}

#[test]
fn related_rows_share_the_reason_in_other_sets() {
    for row in rows().step_by(97) {
        let related: Vec<_> = row.related().collect();
        let mut expected: Vec<_> = rows()
            .filter(|other| row.reason().is_some() && other.reason() == row.reason())
            .filter(|other| other.set() != row.set())
            .collect();
        expected.sort_by_key(|other| u16::from(other.set()));
        assert_eq!(related, expected, "{row:?}");
        assert_eq!(verdict(row.set(), row.code()).related().collect::<Vec<_>>(), expected, "{row:?}");
    }
}

/// A code that is easily misread, and what its verdict has to be.
type Trap = (CodeSet, &'static str, &'static str, fn(Verdict) -> bool);

const TRAPS: &[Trap] = &[
    (CodeSet::OppResult, "000.000.000", "approved", |verdict| verdict.outcome() == Outcome::Approved),
    (CodeSet::OppResult, "000.200.999", "a set-up error among pending codes", |verdict| {
        verdict.outcome() == Outcome::Failed
    }),
    (CodeSet::OppResult, "000.100.211", "a smaller success among chargebacks", |verdict| {
        !matches!(verdict.outcome(), Outcome::Reversed | Outcome::Approved)
    }),
    (CodeSet::OppResult, "900.100.300", "a time-out that may have charged", |verdict| {
        verdict.outcome() == Outcome::Unknown && verdict.retry() == Retry::CheckFirst
    }),
    (CodeSet::OppResult, "000.400.030", "half-failed among reviews", |verdict| {
        verdict.outcome() != Outcome::Approved && !verdict.is_final()
    }),
    (CodeSet::OppResult, "800.310.210", "an unknown account among block lists", |verdict| {
        verdict.reason() != Some(Reason::RiskDeclined)
    }),
    (CodeSet::OppResult, "700.601.003", "barred by merchant advice", never),
    (CodeSet::VisaResponse, "04", "barred by Visa", never),
    (CodeSet::VisaResponse, "07", "barred by Visa", never),
    (CodeSet::VisaResponse, "12", "barred by Visa", never),
    (CodeSet::VisaResponse, "14", "barred by Visa", never),
    (CodeSet::VisaResponse, "15", "barred by Visa", never),
    (CodeSet::VisaResponse, "41", "barred by Visa", never),
    (CodeSet::VisaResponse, "43", "barred by Visa", never),
    (CodeSet::VisaResponse, "46", "barred by Visa", never),
    (CodeSet::VisaResponse, "57", "barred by Visa", never),
    (CodeSet::VisaResponse, "R0", "barred by Visa", never),
    (CodeSet::VisaResponse, "R1", "barred by Visa", never),
    (CodeSet::VisaResponse, "R3", "barred by Visa", never),
    (CodeSet::MastercardAdvice, "03", "do not try again", never),
    (CodeSet::RapydAdvice, "03", "new account details, not Mastercard's 03", |verdict| {
        verdict.retry() == Retry::AfterCredentialUpdate
    }),
    (CodeSet::RapydAdvice, "01", "do not try again, not Mastercard's 01", never),
    (CodeSet::MastercardAdvice, "01", "new account details", |verdict| {
        verdict.retry() == Retry::AfterCredentialUpdate
    }),
    (CodeSet::OppResult, "100.550.340", "money came in, though not the amount expected", |verdict| {
        verdict.outcome() == Outcome::Review && verdict.flags().contains(Flags::PARTIAL)
    }),
    (CodeSet::OppResult, "000.100.259", "a debit came back, listed as a success by shops", |verdict| {
        verdict.outcome() == Outcome::Reversed && verdict.retry() == Retry::Never
    }),
    (CodeSet::OppResult, "100.400.112", "handed to the guarantee provider before", check_first),
    (CodeSet::OppResult, "900.100.650", "acquirer down, or silent after the request", check_first),
    (CodeSet::OppHttp, "500", "server error after the request", check_first),
    (CodeSet::ValitorpayResponse, "10", "approved for less", |verdict| {
        verdict.outcome() == Outcome::Approved && verdict.flags().contains(Flags::PARTIAL)
    }),
    (CodeSet::ValitorpayResponse, "05-I", "a number with a letter after it", |verdict| {
        verdict.reason() == Some(Reason::DoNotHonor) && verdict.suffix() == Some('I')
    }),
    (CodeSet::PayexPxerror, "Order_AlreadyPerformed", "purchased before, not now", check_first),
    (CodeSet::PayexPxerror, "ACQUIRER_TIMEOUT", "the answer is lost", check_first),
    (CodeSet::ValitorpayResponse, "B1", "card data fetched, nothing paid", not_approved),
    (CodeSet::ValitorpayResponse, "X1", "currency conversion granted, nothing paid", not_approved),
    (CodeSet::ValitorpayResponse, "Q1", "host name refused", not_approved),
    (CodeSet::PayexPayment, "Ready", "before and after money moved", informational),
    (CodeSet::PayexOrder, "Ready", "before and after money moved", informational),
    (CodeSet::PayexTransaction, "Initialized", "a network fault left it undecided", |verdict| {
        verdict.outcome() == Outcome::Unknown && verdict.retry() == Retry::CheckFirst
    }),
    (CodeSet::PayexResponse, "O5", "a soft decline with the letter O", |verdict| {
        verdict.reason() == Some(Reason::AuthenticationRequired)
            && verdict.retry() == Retry::AfterAuthentication
    }),
    (CodeSet::PayexResponse, "05", "a plain refusal with the digit zero", |verdict| {
        verdict.reason() == Some(Reason::DoNotHonor) && verdict.retry() != Retry::AfterAuthentication
    }),
    (CodeSet::PeiAcquirer, "51-I", "a number with a letter after it", |verdict| {
        verdict.reason() == Some(Reason::InsufficientFunds) && verdict.suffix() == Some('I')
    }),
    (CodeSet::Iso8583Response, "01", "refer to issuer", not_approved),
    (CodeSet::Iso8583Response, "02", "refer to issuer, special condition", not_approved),
];

fn never(verdict: Verdict) -> bool {
    verdict.retry() == Retry::Never
}

fn not_approved(verdict: Verdict) -> bool {
    verdict.outcome() != Outcome::Approved
}

fn check_first(verdict: Verdict) -> bool {
    verdict.outcome() == Outcome::Unknown && verdict.retry() == Retry::CheckFirst
}

fn informational(verdict: Verdict) -> bool {
    verdict.outcome() == Outcome::Informational
}

#[test]
fn codes_that_are_easily_misread() {
    for (set, code, name, holds) in TRAPS {
        let verdict = verdict(*set, code);
        assert_eq!(verdict.matched(), Match::Exact, "{set} {code}: {name}");
        assert!(holds(verdict), "{set} {code}: {name}: {verdict:?}");
    }
}
