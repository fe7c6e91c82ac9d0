//! Tables of one's own. They are read once and asked by a number; what is said crosses as the objects that the command
//! writes as JSON, each with the numbers of its messages: JavaScript asks for a text when somebody reads it.

mod said;

use std::sync::{Arc, Mutex};

use payverdict::overlay::{Combined, DecodeError, Tables};
use payverdict::payload::{Options, PayloadSystem};
use payverdict::raw::overlay as numbers;
use payverdict::timeline::{Timeline, TimelineError, Timelines};
use payverdict::{CodeSet, Locale};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::passed;
use said::{Refused, Said};

/// All tables that are in use; the number of those that were forgotten is given to the next ones.
static ALL: Mutex<Vec<Option<Arc<Tables>>>> = Mutex::new(Vec::new());

fn all<T>(work: impl FnOnce(&mut Vec<Option<Arc<Tables>>>) -> T) -> T {
    work(&mut ALL.lock().unwrap_or_else(|broken| broken.into_inner()))
}

/// What some tables answer; null where there are none with this number.
fn asked(number: u32, answer: impl FnOnce(&Tables) -> JsValue) -> JsValue {
    let tables = all(|all| all.get(number as usize).cloned().flatten());
    tables.map_or(JsValue::NULL, |tables| answer(&tables))
}

/// The texts of one: the first line has their lengths in bytes, with spaces between; behind it they stand one after
/// another.
fn parts(given: &str) -> impl Iterator<Item = &str> {
    let (head, texts) = given.split_once('\n').unwrap_or_default();
    let mut place = 0;
    head.split(' ').map_while(move |length| {
        let start = place;
        place += length.parse::<usize>().ok()?;
        texts.get(start..place)
    })
}

/// The first of them, by their number, and the others.
fn parted<const COUNT: usize>(given: &str) -> ([&str; COUNT], impl Iterator<Item = &str>) {
    let mut texts = parts(given);
    let first = [(); COUNT].map(|()| texts.next().unwrap_or_default());
    (first, texts)
}

/// Reads the files of a folder, each given as its name and its text: the number of the tables; or everything that is wrong
/// with them, each as its file, line and text.
#[wasm_bindgen]
pub fn read_tables(given: &str) -> JsValue {
    let texts: Vec<&str> = parts(given).collect();
    match Tables::from_csv(texts.chunks_exact(2).map(|file| (file[0], file[1]))) {
        Ok(tables) => JsValue::from(all(|all| {
            let free = all.iter().position(Option::is_none).unwrap_or(all.len());
            if free == all.len() {
                all.push(None);
            }
            all[free] = Some(Arc::new(tables));
            free as u32
        })),
        Err(mistakes) => {
            let parts = mistakes.iter().map(|mistake| (&mistake.file, mistake.line as u32, &mistake.text));
            passed(parts.collect::<Vec<_>>())
        }
    }
}

/// Gives the memory of tables back that nobody uses any more.
#[wasm_bindgen]
pub fn forget_tables(number: u32) {
    all(|all| all.get_mut(number as usize).map(Option::take));
}

/// The systems and sets of one's own, as `Said` writes them.
#[wasm_bindgen]
pub fn tables_lists(number: u32) -> JsValue {
    asked(number, |tables| passed(said::lists(tables)))
}

/// All rows of one's own.
#[wasm_bindgen]
pub fn tables_rows(number: u32) -> JsValue {
    asked(number, |tables| {
        let rows = tables.entries().map(|entry| Said::code(entry.code(), entry.verdict()));
        passed(rows.collect::<Vec<_>>())
    })
}

/// The text of a message in a language, by their numbers.
#[wasm_bindgen]
pub fn tables_text(number: u32, message: u32, locale: u32) -> JsValue {
    asked(number, |tables| {
        let locale = Locale::ALL.get(locale as usize).copied().unwrap_or(Locale::En);
        u16::try_from(message)
            .map_or(JsValue::NULL, |message| JsValue::from_str(numbers::text(tables, message, locale)))
    })
}

/// What a code means, given as its set, the code, and then set and code of each further one beside it.
#[wasm_bindgen]
pub fn tables_decode(number: u32, given: &str) -> JsValue {
    asked(number, |tables| match decoded(tables, given) {
        Ok(said) => passed(said),
        Err(error) => passed(Refused::Code(error)),
    })
}

fn decoded<'t, 'g>(tables: &'t Tables, given: &'g str) -> Result<Said<'t, 'g>, DecodeError> {
    let ([set, code], further) = parted(given);
    let first = tables.decode(set, code)?;
    let further: Vec<&str> = further.collect();
    if further.is_empty() {
        return Ok(Said::code(code, first));
    }
    let mut combined = Combined::from(first);
    for part in further.chunks_exact(2) {
        combined = combined.with(tables.decode(part[0], part[1])?);
    }
    Ok(Said::codes(code, combined))
}

/// Whose code a text is: of any system, or of the one whose id comes behind it. Null where there is no such system.
#[wasm_bindgen]
pub fn tables_identify(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([code], mut system) = parted(given);
        match system.next().map(|id| tables.system(id)) {
            None => passed(said::identified(code, &tables.identify(code))),
            Some(Some(system)) => passed(said::identified(code, &tables.decode_in(system, code))),
            Some(None) => JsValue::NULL,
        }
    })
}

/// The rows that say what a query says, each as its set and its code.
#[wasm_bindgen]
pub fn tables_search(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([query], _) = parted(given);
        let rows = tables.search(query).map(|row| (row.set().id(), row.listed_code().unwrap_or_default()));
        passed(rows.collect::<Vec<_>>())
    })
}

/// The codes and phrases in any text.
#[wasm_bindgen]
pub fn tables_read(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([text], _) = parted(given);
        passed(said::found(tables, text))
    })
}

/// The answers to the documents of a text, given behind what the caller knows of them: their system and the set for
/// advice, each blank where nothing is known.
#[wasm_bindgen]
pub fn tables_payload(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([system, advice, text], _) = parted(given);
        with_options(system, advice, |options| {
            let answers = tables.payload(text.as_bytes(), options).map(|answer| said::answer(tables, answer));
            passed(answers.collect::<Vec<_>>())
        })
    })
}

/// The answer to the only document of a text, given in the same way.
#[wasm_bindgen]
pub fn tables_payload_one(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([system, advice, text], _) = parted(given);
        with_options(system, advice, |options| {
            passed(said::answer(tables, tables.payload_one(text.as_bytes(), options)))
        })
    })
}

/// The documents and lines of a text, given in the same way.
#[wasm_bindgen]
pub fn tables_pieces(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([system, advice, text], _) = parted(given);
        with_options(system, advice, |options| passed(said::pieces(tables, text, options)))
    })
}

/// What was refused of some texts, and then the states of the payments that the rest is about; system and set for advice
/// come before the texts.
#[wasm_bindgen]
pub fn tables_timelines(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([system, advice], texts) = parted(given);
        with_options(system, advice, |options| {
            let (mut items, mut payments) = (Vec::new(), Timelines::new());
            for text in texts {
                for document in tables.timeline(text.as_bytes(), options) {
                    match document.map(|document| payments.add(&document)) {
                        // The state of the payment says that there is too much.
                        Ok(Ok(_) | Err(TimelineError::Full { .. })) => {}
                        Ok(Err(error)) => items.push(said::Item::Refused(Refused::Payment(error))),
                        Err(error) => items.push(said::Item::Refused(Refused::Document(error))),
                    }
                }
            }
            items.extend(payments.states().map(|state| said::Item::State(tables, state)));
            passed(items)
        })
    })
}

/// A timeline as it is stored, with the documents of a text added: the text to be stored and the state. Given are system,
/// set for advice, what was stored, and the text. An error where a document cannot be added; null where what is given is
/// not a timeline.
#[wasm_bindgen]
pub fn tables_add(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([system, advice, stored, text], _) = parted(given);
        let Some(mut timeline) = crate::timelines::restored(stored) else { return JsValue::NULL };
        with_options(system, advice, |options| {
            for document in tables.timeline(text.as_bytes(), options) {
                let added = match document {
                    Ok(document) => timeline.add(&document).map(|_| ()).map_err(Refused::Payment),
                    Err(error) => Err(Refused::Document(error)),
                };
                match added {
                    // It must be kept, as it will never again say that the payment is paid.
                    Ok(()) | Err(Refused::Payment(TimelineError::Full { .. })) => {}
                    Err(refused) => return passed(refused),
                }
            }
            told(tables, &timeline)
        })
    })
}

/// The same for all that is in another timeline.
#[wasm_bindgen]
pub fn tables_merge(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([stored, other], _) = parted(given);
        let (Some(mut timeline), Some(other)) =
            (crate::timelines::restored(stored), crate::timelines::restored(other))
        else {
            return JsValue::NULL;
        };
        match timeline.merge(&other) {
            Ok(()) | Err(TimelineError::Full { .. }) => told(tables, &timeline),
            Err(error) => passed(Refused::Payment(error)),
        }
    })
}

fn told(tables: &Tables, timeline: &Timeline) -> JsValue {
    let state = said::Item::State(tables, timeline.state());
    serde_json::to_string(timeline).map_or(JsValue::NULL, |stored| passed((stored, state)))
}

/// What is decided about a history that is JSON, with `now` and `policy`.
#[wasm_bindgen]
pub fn tables_plan(number: u32, given: &str) -> JsValue {
    asked(number, |tables| {
        let ([history], _) = parted(given);
        passed(said::Planned { tables, history })
    })
}

/// What the caller knows of documents; else what would be right.
fn with_options(system: &str, advice: &str, answer: impl FnOnce(Options) -> JsValue) -> JsValue {
    let known = PayloadSystem::ALL.iter().copied().find(|known| known.as_str() == system);
    if known.is_none() && !system.is_empty() {
        return passed(Refused::System);
    }
    let advice = if advice.is_empty() { Ok(CodeSet::MastercardAdvice) } else { advice.parse::<CodeSet>() };
    match advice {
        Ok(advice) => answer(Options::default().advice(advice).system(known)),
        Err(error) => passed(Refused::Advice(error.nearest().next().unwrap_or_default())),
    }
}
