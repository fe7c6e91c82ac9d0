//! Lengths of time, as rules and policies state them. Shared with the build script.

use core::fmt;
use core::str::FromStr;

/// A length of time in whole minutes, for the spaces and windows of a policy: `5m`, `36h`, `15d`.
///
/// ```
/// use payverdict::plan::Span;
///
/// let space: Span = "36h".parse()?;
/// assert_eq!(space.minutes(), 2_160);
/// # Ok::<(), payverdict::plan::NotASpan>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    minutes: u32,
}

impl Span {
    /// The longest that rules and policies may state: ten years.
    pub const MAX: Self = Self::from_minutes(10 * 366 * 24 * 60);

    /// So many minutes.
    pub const fn from_minutes(minutes: u32) -> Self {
        Self { minutes }
    }

    /// The length in minutes.
    pub const fn minutes(self) -> u32 {
        self.minutes
    }

    /// The length in seconds.
    pub const fn seconds(self) -> i64 {
        self.minutes as i64 * 60
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minutes {
            minutes if minutes > 0 && minutes % 1_440 == 0 => write!(f, "{}d", minutes / 1_440),
            minutes if minutes > 0 && minutes % 60 == 0 => write!(f, "{}h", minutes / 60),
            minutes => write!(f, "{minutes}m"),
        }
    }
}

/// A text that is not a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a length of time: expected minutes, hours or days, such as 5m, 36h or 15d")]
pub struct NotASpan;

impl FromStr for Span {
    type Err = NotASpan;

    /// Takes `5m`, `36h` or `15d`; nothing shorter than a minute and nothing longer than ten years.
    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let units = [('m', 1), ('h', 60), ('d', 1_440)];
        let found = units.iter().find_map(|(unit, minutes)| Some((text.strip_suffix(*unit)?, *minutes)));
        let (number, minutes) = found.ok_or(NotASpan)?;
        let is_plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = number.parse().ok().filter(|_| is_plain).ok_or(NotASpan)?;
        let span = number.checked_mul(minutes).map(Self::from_minutes).ok_or(NotASpan)?;
        if span.minutes == 0 || span > Self::MAX { Err(NotASpan) } else { Ok(span) }
    }
}
