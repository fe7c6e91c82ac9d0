//! Does one thing again and again, so that its instructions can be counted: decodes a code, reads a line or a document, tells the
//! state of a payment, plans a try. `scripts/instructions.sh` makes a crate of this file and runs it under valgrind.

use std::hint::black_box;

use payverdict::payload::{self, Options};
use payverdict::plan::{Attempt, Network, Policy, Timestamp, plan};
use payverdict::timeline::{self, Document, Timeline};
use payverdict::{CodeSet, decode, read};

/// One code of each kind: what it is called in the figures, its set, and the code.
const KINDS: [(&str, CodeSet, &str); 10] = [
    ("triple-hit", CodeSet::OppResult, "800.100.153"),
    ("triple-group", CodeSet::OppResult, "800.100.999"),
    ("triple-miss", CodeSet::OppResult, "123.456.789"),
    ("triple-malformed", CodeSet::OppResult, "800.100.15x"),
    ("number", CodeSet::Iso8583Action, "116"),
    ("response", CodeSet::Iso8583Response, "51"),
    ("response-miss", CodeSet::Iso8583Response, "ZZ"),
    ("suffixed-extended", CodeSet::PeiAcquirer, "14-I"),
    ("word", CodeSet::PayfuncError, "CARD_DECLINED"),
    ("problem-uri", CodeSet::PayexProblem, "https://api.payex.com/psp/errordetail/creditcard/carddeclined"),
];

/// A line of a log with a code, and one without.
const LINE: &str =
    "2026-11-05T10:54:13.001Z WARN  payment 51 refused: 800.100.153 transaction declined (invalid CVV)";
const NOISE: &str =
    "2026-11-05T10:54:12.123Z INFO  [worker-4] com.example.shop.OrderService - order 90211 saved in 12 ms";
const DOCUMENT: &str = r#"{"id":"8ac7a4a0001","paymentType":"DB","amount":"1.00","currency":"EUR","result":{"code":"800.100.153"},"timestamp":"2026-05-04 10:00:00+0000","ndc":"x"}"#;
const WHOLE: [&str; 6] = ["read-line", "read-noise", "payload", "timeline-add", "timeline-state", "plan-ten"];

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, kind, times] = &arguments[..] else {
        KINDS.iter().map(|(kind, ..)| kind).chain(&WHOLE).for_each(|kind| println!("{kind}"));
        return;
    };
    let times: u32 = times.parse().expect("how often");
    match kind.as_str() {
        "read-line" => return run(times, LINE, |text| read(text.as_bytes()).count()),
        "read-noise" => return run(times, NOISE, |text| read(text.as_bytes()).count()),
        "payload" => {
            return run(times, DOCUMENT, |text| {
                payload::read_one(text.as_bytes(), Options::default()).is_ok()
            });
        }
        "timeline-add" => {
            let told = told();
            return run(times, "", |_| fold(&told));
        }
        "timeline-state" => {
            let payment = fold(&told());
            return run(times, "", |_| payment.state());
        }
        "plan-ten" => {
            let attempts = ten();
            return run(times, "", |_| plan(&attempts, Timestamp::from_unix(NOW), &Policy::CAUTIOUS).is_ok());
        }
        _ => {}
    }
    let (_, set, code) = KINDS.iter().find(|known| known.0 == kind).expect("a kind");
    // Most programs name the set of triples in their source; any other way costs some instructions more.
    match set {
        CodeSet::OppResult => run(times, code, |code| decode(CodeSet::OppResult, code)),
        set => run(times, code, |code| decode(*set, code)),
    }
}

#[inline(always)]
fn run<A>(times: u32, code: &str, find: impl Fn(&str) -> A) {
    for _ in 0..times {
        black_box(find(black_box(code)));
    }
}

/// A payment that was refused, tried again and taken back.
fn told() -> Vec<Document> {
    let text: Vec<_> = [("DB", "1", "800.100.155", ""), ("DB", "2", "000.000.000", ""), ("RF", "3", "000.000.000", r#""referencedId":"8ac7a4a0002","#)]
        .iter()
        .map(|(kind, number, code, refers)| {
            format!(
                r#"{{"id":"8ac7a4a000{number}","paymentType":"{kind}",{refers}"merchantTransactionId":"till-1","amount":"1.00","currency":"EUR","result":{{"code":"{code}"}},"timestamp":"2026-05-04 10:0{number}:00+0000","ndc":"x"}}"#
            )
        })
        .collect();
    timeline::read(text.join("\n").as_bytes(), Options::default())
        .map(|document| document.expect("a document"))
        .collect()
}

fn fold(documents: &[Document]) -> Timeline {
    let mut payment = Timeline::new();
    for document in documents {
        payment.add(document).expect("one payment");
    }
    payment
}

const NOW: i64 = 1_795_694_400;

/// Ten attempts, three days apart.
fn ten() -> Vec<Attempt<'static>> {
    (1..=10)
        .map(|place| {
            let at = Timestamp::from_unix(NOW - place * 3 * 86_400);
            let attempt =
                Attempt::new(at, CodeSet::VisaResponse, ["51", "05"][place as usize % 2]).expect("a code");
            attempt.network(Network::Visa).amount("10.00").currency("EUR")
        })
        .collect()
}
