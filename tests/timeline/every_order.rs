//! The same documents, in every order, repeated, merged in any tree and stored in between: one state.

use payverdict::payload::{Options, PayloadSystem};
use payverdict::timeline::{self, Document, State, Timeline, Timelines};

/// The documents, which all have to be readable.
pub fn read(texts: &[String], system: Option<PayloadSystem>) -> Vec<Document> {
    let options = Options::default().system(system);
    texts
        .iter()
        .map(|text| {
            let mut documents = timeline::read(text.as_bytes(), options);
            let document = documents.next().expect("one document");
            document.unwrap_or_else(|error| panic!("{error}: {text}"))
        })
        .collect()
}

/// The one state of a payment whose documents come in any order, after trying all of them.
pub fn state(texts: &[String]) -> State {
    state_of(texts, None)
}

pub fn state_of(texts: &[String], system: Option<PayloadSystem>) -> State {
    let documents = read(texts, system);
    let first = grouped(documents.iter());
    let [known] = &first[..] else { panic!("{} payments instead of one: {first:?}", first.len()) };
    each_order(documents.len(), &mut |order| {
        let told: Vec<_> = order.iter().map(|place| &documents[*place]).collect();
        // Each of them a second time.
        let states = grouped(told.iter().chain(&told).copied());
        assert_eq!(states, first, "in the order {order:?} of {texts:#?}");
        merged(&told, known);
    });
    known.clone()
}

/// The states, without the numbers that tell how often something was told.
fn grouped<'a>(documents: impl Iterator<Item = &'a Document>) -> Vec<State> {
    let mut payments = Timelines::new();
    for document in documents {
        payments.add(document).unwrap();
    }
    payments.states().map(|state| state.with_duplicates(0)).collect()
}

/// Folds halves by themselves, stores them, and joins them, both ways.
fn merged(told: &[&Document], known: &State) {
    let fold = |documents: &[&Document]| {
        let mut whole = Timeline::new();
        for document in documents {
            let mut one = Timeline::new();
            one.add(document).unwrap();
            whole.merge(&one).unwrap();
        }
        whole
    };
    let (left, right) = told.split_at(told.len() / 2);
    let (left, right) = (stored(&fold(left)), stored(&fold(right)));
    let (mut one, mut other) = (left.clone(), right.clone());
    one.merge(&right).unwrap();
    other.merge(&left).unwrap();
    assert_eq!(one, other);
    let again = one.clone();
    one.merge(&again).unwrap();
    assert_eq!(one, again);
    assert_eq!(&one.state(), known);
}

/// A timeline out of a database: as JSON, and in a format that does not describe itself.
pub fn stored(timeline: &Timeline) -> Timeline {
    let text = serde_json::to_string(timeline).unwrap();
    let of_text: Timeline = serde_json::from_str(&text).unwrap();
    assert_eq!(&of_text, timeline);
    let bytes = postcard::to_stdvec(timeline).unwrap();
    let of_bytes: Timeline = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(&of_bytes, timeline);
    of_bytes
}

/// Calls with every order of so many things.
fn each_order(count: usize, each: &mut impl FnMut(&[usize])) {
    assert!(count <= 7, "too many orders");
    let mut order: Vec<usize> = (0..count).collect();
    permute(&mut order, 0, each);
}

fn permute(order: &mut [usize], fixed: usize, each: &mut impl FnMut(&[usize])) {
    if fixed + 1 >= order.len() {
        return each(order);
    }
    for place in fixed..order.len() {
        order.swap(fixed, place);
        permute(order, fixed + 1, each);
        order.swap(fixed, place);
    }
}

/// What a state says, in a line.
pub fn said(state: &State) -> String {
    let amount = |amount: Option<String>| amount.unwrap_or("?".into());
    let conflicts: Vec<_> = state.conflicts().iter().map(|conflict| conflict.kind().as_str()).collect();
    let (captured, refunded) = (amount(state.captured()), amount(state.refunded()));
    let paid = if state.is_paid() { " paid" } else { "" };
    let conflicts = if conflicts.is_empty() { String::new() } else { format!(" {}", conflicts.join(" ")) };
    format!("{} {} {captured} {refunded}{paid}{conflicts}", state.outcome(), state.funds())
}

/// Holds what documents say together, in a line, against what is wanted.
#[track_caller]
pub fn says(documents: &[String], wanted: &str) {
    assert_eq!(said(&state(documents)), wanted, "{documents:#?}");
}

/// Stories by name, and what is said of each payment after all of its documents.
pub fn all_say(rows: &[(&str, Vec<String>, &str)]) {
    let said = rows.iter().map(|(name, documents, expected)| (name, said(&state(documents)), *expected));
    let wrong: Vec<_> = said.filter(|(_, said, expected)| said != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
