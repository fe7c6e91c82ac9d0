//! What a query means beside its words, in numbers for bindings that keep the texts on their own side.

use super::{Sense, is_why};
use crate::vocabulary::{Class, Reason};

/// Writes nothing where a query means no more than its words. Else the first number says which rows it means: 0 those
/// refused for good and 1 for a while, 2 those that Visa never allows to be tried again, and from 3 on, the number of an
/// outcome less 3, those of a phrase. For these come how many reasons it may have, each by its number plus one with 0 for
/// none, and where each word that they have to hold begins and ends.
pub fn sense(query: &str, write: &mut dyn FnMut(u32)) {
    match Sense::of(query) {
        Sense::Words => {}
        Sense::Class(Class::Hard) => write(0),
        Sense::Class(_) => write(1),
        Sense::Category1 => write(2),
        Sense::Said(said) => {
            write(said.spoken.outcome as u32 + 3);
            let reasons = || {
                let all = Reason::ALL.iter().copied().map(Some);
                [None].into_iter().chain(all).filter(|reason| is_why(said.spoken, *reason))
            };
            write(reasons().count() as u32);
            reasons().for_each(|reason| write(reason.map_or(0, |reason| reason as u32 + 1)));
            for word in said.others() {
                let start = word.as_ptr() as usize - query.as_ptr() as usize;
                write(start as u32);
                write((start + word.len()) as u32);
            }
        }
    }
}
