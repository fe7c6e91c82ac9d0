//! How often something may be tried: the limits that networks and providers set. Shared with the build script.

use core::fmt;
use core::str::FromStr;

/// How many further tries are allowed, and within which time: `4` tries at all, `20/30d` (twenty in any thirty days),
/// `10/24h` (ten in any 24 hours).
///
/// ```
/// use payverdict::{Limit, Window};
///
/// let limit: Limit = "20/30d".parse()?;
/// assert_eq!((limit.tries, limit.window.map(Window::hours)), (20, Some(720)));
/// # Ok::<(), payverdict::NotALimit>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Limit {
    /// How many tries are allowed.
    pub tries: u16,
    /// The time in which they count; `None` where they always do.
    pub window: Option<Window>,
}

/// A time in which tries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Window {
    /// So many hours.
    Hours(u16),
    /// So many days of 24 hours.
    Days(u16),
}

impl Window {
    /// The length in hours, for comparing windows.
    pub const fn hours(self) -> u32 {
        match self {
            Self::Hours(hours) => hours as u32,
            Self::Days(days) => days as u32 * 24,
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hours(hours) => write!(f, "{hours}h"),
            Self::Days(days) => write!(f, "{days}d"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.tries)?;
        self.window.map_or(Ok(()), |window| write!(f, "/{window}"))
    }
}

/// A text that is not a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a limit: expected a number of tries or tries in a window, such as 4, 20/30d or 10/24h")]
pub struct NotALimit;

impl FromStr for Limit {
    type Err = NotALimit;

    /// Takes `4`, `20/30d` or `10/24h`.
    fn from_str(text: &str) -> Result<Self, NotALimit> {
        let number = |text: &str| {
            let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| is_plain).ok_or(NotALimit)
        };
        let Some((tries, window)) = text.split_once('/') else {
            return Ok(Self { tries: number(text)?, window: None });
        };
        let window = match (window.strip_suffix('h'), window.strip_suffix('d')) {
            (Some(hours), _) => Window::Hours(number(hours)?),
            (_, Some(days)) => Window::Days(number(days)?),
            _ => return Err(NotALimit),
        };
        Ok(Self { tries: number(tries)?, window: Some(window) })
    }
}
