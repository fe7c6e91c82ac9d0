//! Answers, one object a line, in room and time that are limited.

use std::io::{self, Write};
use std::time::Instant;

use serde::Serialize;
use serde_json::Value;

/// How long answers may be, and until when they may be written.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The most bytes of all lines together.
    pub bytes: usize,
    /// When to stop.
    pub until: Option<Instant>,
}

/// Why not everything was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The answers are longer than there is room for.
    TooLong,
    /// It took too long.
    TooLate,
}

/// Lines of JSON.
#[derive(Debug)]
pub struct Lines {
    text: Vec<u8>,
    room: Room,
    count: usize,
    refused: usize,
    /// The first that could not be answered.
    first_refused: Option<Value>,
}

impl Lines {
    /// No lines, and room for so many bytes.
    pub fn with(room: Room) -> Self {
        Self { text: Vec::new(), room, count: 0, refused: 0, first_refused: None }
    }

    /// The lines, each with its end.
    pub fn into_text(self) -> Vec<u8> {
        self.text
    }

    /// The lines so far.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them say why something could not be answered.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// The error, where it is all that there is to say.
    pub fn only_error(&self) -> Option<&Value> {
        self.first_refused.as_ref().filter(|_| self.count == 1)
    }

    /// A line that is written already.
    ///
    /// # Errors
    ///
    /// [`Stopped`] if there is no room for it.
    pub fn add(&mut self, line: &str) -> Result<(), Stopped> {
        self.count += 1;
        Capped(self).write_all(line.as_bytes()).map_err(|_| Stopped::TooLong)
    }

    pub(crate) fn answer(&mut self, answer: &impl Serialize) -> Result<(), Stopped> {
        self.line(None, answer)
    }

    /// A line that begins with the id of its input, if that has one.
    pub(crate) fn answer_to(&mut self, id: Option<&Value>, answer: &impl Serialize) -> Result<(), Stopped> {
        self.line(id, answer)
    }

    pub(crate) fn refuse(&mut self, id: Option<&Value>, error: &impl Serialize) -> Result<(), Stopped> {
        if self.first_refused.is_none() {
            self.first_refused = serde_json::to_value(error).ok();
        }
        self.refused += 1;
        self.line(id, &Refused { error })
    }

    fn line(&mut self, id: Option<&Value>, object: &impl Serialize) -> Result<(), Stopped> {
        if self.room.until.is_some_and(|until| Instant::now() > until) {
            return Err(Stopped::TooLate);
        }
        self.count += 1;
        let written = match id {
            None => serde_json::to_writer(Capped(self), object).map_err(io::Error::from),
            Some(id) => write!(Capped(self), "{{\"id\":{id},").and_then(|()| {
                // The rest of the object, after its bracket.
                let text = serde_json::to_vec(object)?;
                Capped(self).write_all(&text[1..])
            }),
        };
        written.and_then(|()| Capped(self).write_all(b"\n")).map_err(|_| Stopped::TooLong)
    }
}

#[derive(Serialize)]
struct Refused<'a, E> {
    error: &'a E,
}

/// Takes what there is room for.
struct Capped<'a>(&'a mut Lines);

impl Write for Capped<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let Self(lines) = self;
        if part.len() > lines.room.bytes.saturating_sub(lines.text.len()) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        lines.text.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
