//! Which system sent a document.

use alloc::vec::Vec;

use super::codes;
use super::error::PayloadError;
use super::keys::Key;
use super::marks::{Weight, missing, weigh};
use super::system::PayloadSystem;
use super::tree::At;

/// The system that sent a document; `text` is what the document was read from.
///
/// Two marks tell the sender, or one that nobody else has; with the system named by the caller, one of any
/// kind is enough. Where the marks are those of two systems, it is of neither.
pub fn recognize(
    document: At<'_>,
    text: &[u8],
    asked: Option<PayloadSystem>,
) -> Result<PayloadSystem, PayloadError> {
    if document.has(Key::EncryptedBody) {
        return Err(PayloadError::Encrypted);
    }
    let weights = weigh(document);
    let weight = |system: PayloadSystem| weights[system as usize];
    let all = || PayloadSystem::ALL.iter().copied();
    let is_other = |system| asked.map_or(weight(system).marks > 0, |_| weight(system).is_certain());
    let is_of = |system| asked.map_or(weight(system).is_certain(), |_| weight(system).marks > 0);
    let found = all().find(|system| asked.is_none_or(|asked| asked == *system) && is_of(*system));
    let other = all().find(|system| asked.or(found) != Some(*system) && is_other(*system));
    match (found, other) {
        (Some(system), None) => Ok(system),
        (found, other) => {
            let others = found.or(asked).and_then(|system| Some([system, other?]));
            let nearest = asked.or_else(|| nearest(&weights)).filter(|_| others.is_none());
            Err(PayloadError::Unrecognized {
                system: asked,
                others,
                nearest,
                missing: nearest.map_or(Vec::new(), |system| missing(document, system)),
                codes: codes::of_document(text),
            })
        }
    }
}

/// The system that most speaks for; none where nothing does, or as much for two.
fn nearest(weights: &[Weight]) -> Option<PayloadSystem> {
    let most = weights.iter().max().copied().filter(|most| *most != Weight::default())?;
    let mut nearest = PayloadSystem::ALL.iter().zip(weights).filter(|(_, weight)| **weight == most);
    nearest.next().map(|(system, _)| *system).filter(|_| nearest.next().is_none())
}
