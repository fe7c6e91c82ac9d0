//! The reader of each system: a module of its own, named after the system.

use alloc::boxed::Box;

use super::error::PayloadError;
use super::kind::Kind;
use super::reading::Reading;
use super::system::PayloadSystem;
use super::tree::At;

/// What a module has to have to be a reader.
struct Reader {
    /// What kind of document of the system it is.
    kind: fn(At<'_>) -> Kind,
    /// Reads a document of the kind.
    read: fn(At<'_>, Kind, &mut Reading) -> Result<(), Box<PayloadError>>,
}

include!(concat!(env!("OUT_DIR"), "/payload_readers.rs"));

/// What kind of document of the system it is.
pub fn kind(system: PayloadSystem, document: At<'_>) -> Kind {
    (reader(system).kind)(document)
}

/// Reads a document of the kind.
pub fn read(
    system: PayloadSystem,
    document: At<'_>,
    kind: Kind,
    reading: &mut Reading,
) -> Result<(), Box<PayloadError>> {
    (reader(system).read)(document, kind, reading)
}
