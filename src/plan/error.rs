//! What planning refuses.

/// Why nothing could be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// There is no attempt to plan from.
    #[error("no attempts: expected at least one, with its time and its answer")]
    Empty,
    /// An attempt is later than now.
    #[error("attempt {} is later than now", .index + 1)]
    #[non_exhaustive]
    Future {
        /// Its place among the attempts.
        index: usize,
    },
    /// There are more attempts than fit without memory; the feature `alloc` lifts this.
    #[error("more than {most} attempts")]
    #[non_exhaustive]
    TooMany {
        /// How many fit.
        most: usize,
    },
}

impl PlanError {
    /// The error in one word, as JSON has it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Future { .. } => "future",
            Self::TooMany { .. } => "too_many",
        }
    }
}
