//! Why a line could not be planned.

use payverdict::plan::{HistoryError, PlanError};
use serde::{Serialize, Serializer};

/// Why a line could not be planned.
#[derive(Debug)]
pub struct Refused {
    pub kind: &'static str,
    pub message: String,
}

impl Refused {
    pub fn not_json(error: &serde_json::Error) -> Self {
        // The place alone: what stands there may be anything.
        Self { kind: "malformed", message: format!("not one JSON object: column {}", error.column()) }
    }
}

impl From<HistoryError> for Refused {
    fn from(error: HistoryError) -> Self {
        Self { kind: error.kind(), message: error.to_string() }
    }
}

impl From<PlanError> for Refused {
    fn from(error: PlanError) -> Self {
        HistoryError::from(error).into()
    }
}

impl Serialize for Refused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("kind", self.kind), ("message", &self.message)])
    }
}
