//! What is written like a code and is not a part of more.

use super::Part;

impl<'t> Part<'t, '_> {
    /// Two digits or capital letters, perhaps with a hyphen and a letter, that are not a part of more.
    pub(in crate::read) fn response(&self, place: usize) -> Option<(usize, usize, usize)> {
        let word = &self.words[place];
        let (start, end) = (word.start, word.end());
        if word.length != 2
            || word.kind.has_small()
            || self.is_part(start, end)
            || self.is_counted(place + 1, end)
        {
            return None;
        }
        Some((start, end, 1))
    }

    /// Digits that are not a part of more.
    pub(in crate::read) fn number(&self, place: usize) -> Option<(usize, usize, usize)> {
        let word = &self.words[place];
        let (start, end) = (word.start, word.end());
        let is_number = word.kind.is_number()
            && word.length <= 9
            && !self.is_part(start, end)
            && !self.is_counted(place + 1, end);
        is_number.then_some((start, end, 1))
    }

    /// A name of several words, perhaps with full stops between, of letters and digits, or of four capital letters and more,
    /// that is not a part of more.
    pub(in crate::read) fn name(&self, place: usize) -> Option<(usize, usize, usize)> {
        let (word, last) = (&self.words[place], self.dotted_end(self.name_end(place)));
        let (start, end) = (word.start, self.words[last].end());
        let is_plain = last == place && !word.kind.has_digits() && (word.kind.has_small() || word.length < 4);
        (word.before == 0 && !is_plain && !self.is_part(start, end)).then_some((start, end, last - place + 1))
    }

    /// Whether what stands between two places goes on as a time, an amount, an address, a name or a range.
    pub(in crate::read) fn is_part(&self, start: usize, end: usize) -> bool {
        let next = self.byte(end + 1);
        let goes_on = match self.byte(end) {
            b'.' | b',' | b':' | b'/' | b'-' | b'_' | b'+' => next.is_ascii_alphanumeric(),
            b'%' => true,
            byte => byte >= 0x80 && self.is_currency_sign(end),
        };
        goes_on || matches!(self.before(start), b'_' | b'$' | b'+' | b'/' | b'.')
    }
}
