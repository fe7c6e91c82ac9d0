//! What documents and texts say.

use payverdict::Locale;
use payverdict::payload::{Options, PayloadSystem};
use payverdict::timeline::{TimelineError, Timelines};

use crate::Desk;
use crate::lines::{Lines, Stopped};
use crate::refusal::Refusal;

/// How documents are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The system that sent them; otherwise it is recognised.
    pub system: Option<PayloadSystem>,
    /// The language of the shopper's message.
    pub locale: Locale,
}

impl Asked {
    fn options(self) -> Options {
        Options::default().system(self.system)
    }
}

impl Desk {
    /// The system whose documents they are, by any name that people use for it.
    ///
    /// # Errors
    ///
    /// [`Refusal`] if no documents of it are known, with the names that are most like it.
    pub fn sender(&self, name: &str) -> Result<PayloadSystem, Refusal> {
        let error = match name.parse::<PayloadSystem>() {
            Ok(system) => return Ok(system),
            Err(error) => error,
        };
        let known = name.parse::<payverdict::System>().ok().and_then(|system| system.id().parse().ok());
        known.ok_or_else(|| {
            let expected: Vec<_> = PayloadSystem::ALL.iter().map(|system| system.as_str()).collect();
            let refusal = Refusal::new("unknown_system", error.to_string());
            refusal.near(error.nearest()).expecting(expected.join(", "))
        })
    }

    /// Documents, codes and phrases in any text: an object for each document and each line.
    ///
    /// # Errors
    ///
    /// [`Stopped`] where there is no more room or time.
    pub fn read(&self, text: &[u8], asked: Asked, lines: &mut Lines) -> Result<(), Stopped> {
        let mut pieces = self.tables.find(text, asked.options());
        pieces.try_for_each(|piece| lines.answer(&piece.localized(asked.locale)))
    }

    /// What responses and webhooks say: an object for each.
    ///
    /// # Errors
    ///
    /// [`Stopped`] where there is no more room or time.
    pub fn payload(&self, text: &[u8], asked: Asked, lines: &mut Lines) -> Result<(), Stopped> {
        self.tables.payload(text, asked.options()).try_for_each(|answer| match answer {
            Ok(answer) => lines.answer(&answer.localized(asked.locale)),
            Err(error) => lines.refuse(None, &error),
        })
    }

    /// What documents say of payments, in whatever order they come: first what could not be read or added, then an object
    /// for each payment.
    ///
    /// # Errors
    ///
    /// [`Stopped`] where there is no more room or time.
    pub fn timeline(&self, text: &[u8], asked: Asked, lines: &mut Lines) -> Result<(), Stopped> {
        let mut payments = Timelines::new();
        for document in self.tables.timeline(text, asked.options()) {
            match document {
                Ok(document) => match payments.add(&document) {
                    // The payment's own line says so, once.
                    Ok(_) | Err(TimelineError::Full { .. }) => {}
                    Err(error) => lines.refuse(None, &error)?,
                },
                Err(error) => lines.refuse(None, &error)?,
            }
        }
        payments.states().try_for_each(|state| lines.answer(&self.tables.localized(&state, asked.locale)))
    }
}
