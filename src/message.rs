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
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|locale| locale.as_str().eq_ignore_ascii_case(language))
            .unwrap_or_else(|| Self::related(language))
    }

    /// The written language that speakers of a related one read.
    fn related(language: &str) -> Self {
        let norwegian = ["no", "nn"].iter().any(|tag| tag.eq_ignore_ascii_case(language));
        Self::ALL.iter().copied().find(|locale| norwegian && locale.as_str() == "nb").unwrap_or(Self::En)
    }
}
