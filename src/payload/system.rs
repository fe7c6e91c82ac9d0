//! The systems whose documents can be read. They are those with a reader in `data/systems.csv`.

use crate::source::System;
use crate::vocabulary::words;

include!(concat!(env!("OUT_DIR"), "/payload_systems.rs"));
