//! The languages that shoppers read.

use crate::vocabulary::Locale;

impl Locale {
    /// The language for a tag as a browser gives it (BCP 47); English where there is none.
    ///
    /// ```
    /// use payverdict::Locale;
    ///
    /// assert_eq!(Locale::from_tag("is-IS"), Locale::Is);
    /// assert_eq!(Locale::from_tag("tlh"), Locale::En);
    /// ```
    pub fn from_tag(tag: &str) -> Self {
        Self::find(tag).unwrap_or(Self::En)
    }

    /// The language for a tag (BCP 47), or `None` where there are no messages in it.
    ///
    /// Norwegian in either written form, and without one, is `nb`.
    pub fn find(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let is = |known: &str| known.eq_ignore_ascii_case(language);
        let language = if is("no") || is("nn") { "nb" } else { language };
        Self::ALL.iter().copied().find(|locale| locale.as_str().eq_ignore_ascii_case(language))
    }

    /// The language that a reader prefers, from the header `Accept-Language` (RFC 9110): the one with the
    /// highest quality, and of equals the first. `None` where there are messages in none of them, so that the
    /// caller can fall back to the language of the shop.
    ///
    /// ```
    /// use payverdict::Locale;
    ///
    /// assert_eq!(Locale::negotiate("tlh, is-IS;q=0.9, en;q=0.8"), Some(Locale::Is));
    /// assert_eq!(Locale::negotiate("tlh"), None);
    /// assert_eq!(Locale::negotiate("*"), Some(Locale::En));
    /// ```
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let quality = parts.find_map(|part| part.trim().strip_prefix("q=").map(thousandths));
            let quality = quality.unwrap_or(Some(1000)).unwrap_or(0);
            let locale = if tag == "*" { Some(Self::En) } else { Self::find(tag) };
            if let Some(locale) = locale.filter(|_| quality > 0)
                && best.is_none_or(|(known, _)| quality > known)
            {
                best = Some((quality, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }
}

/// A quality such as `0.8`, in thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 1)?;
    let digits = fraction.bytes().chain(*b"000").take(3);
    let fraction = digits
        .into_iter()
        .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))?;
    Some(whole * 1000 + fraction).filter(|quality| *quality <= 1000)
}
