//! Whole payments: what is told of them in many documents, and what of it is stored.

use payverdict::raw::timelines::{self, Refused};
use payverdict::timeline::Timeline;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{options, passed};

/// What was refused of some texts, and the states of the payments that the rest is about, as an array. The first line
/// has the lengths of the texts in bytes, with spaces between; behind it they stand one after another.
#[wasm_bindgen]
pub fn read_timelines(given: &str, system: u32, advice: u32) -> JsValue {
    let (head, texts) = given.split_once('\n').unwrap_or_default();
    let mut place = 0;
    let texts = head.split(' ').map_while(|length| {
        let start = place;
        place += length.parse::<usize>().ok()?;
        texts.get(start..place)
    });
    passed(timelines::states(texts, options(system, advice)))
}

/// A timeline as it is stored, with the documents of a text added: the text to be stored and the state. An error where
/// a document cannot be added; null where what is given is not a timeline.
#[wasm_bindgen]
pub fn add_to_timeline(stored: &str, text: &str, system: u32, advice: u32) -> JsValue {
    let Some(mut timeline) = restored(stored) else { return JsValue::NULL };
    let added = timelines::add(&mut timeline, text, options(system, advice));
    told(&timeline, added)
}

/// The same for all that is in another timeline.
#[wasm_bindgen]
pub fn merge_timelines(stored: &str, other: &str) -> JsValue {
    let (Some(mut timeline), Some(other)) = (restored(stored), restored(other)) else { return JsValue::NULL };
    let merged = timelines::merge(&mut timeline, &other);
    told(&timeline, merged)
}

/// The timeline of a text; an empty one tells nothing yet.
pub fn restored(stored: &str) -> Option<Timeline> {
    if stored.is_empty() { Some(Timeline::new()) } else { serde_json::from_str(stored).ok() }
}

fn told(timeline: &Timeline, added: Result<(), Refused>) -> JsValue {
    match added {
        Ok(()) => passed(Told(timeline)),
        Err(refused) => passed(refused),
    }
}

struct Told<'a>(&'a Timeline);

impl Serialize for Told<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = serde_json::to_string(self.0).map_err(serde::ser::Error::custom)?;
        (stored, timelines::state(self.0)).serialize(serializer)
    }
}
