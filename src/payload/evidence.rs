//! Evidence against a payment, however it is written.

use super::keys::Key;
use super::tree::At;

/// The fields that exist to carry bad news: anything in one of them speaks against a success.
pub const NEWS: [Key; 20] = [
    Key::Problem,
    Key::Failed,
    Key::Aborted,
    Key::AbortReason,
    Key::Cancelled,
    Key::Reversed,
    Key::FailedReason,
    Key::FailedErrorCode,
    Key::FailedErrorDescription,
    Key::FailedActivityName,
    Key::FailCode,
    Key::FailMessage,
    Key::RefundCode,
    Key::CancelCode,
    Key::Refund,
    Key::Refunds,
    Key::Chargeback,
    Key::Chargebacks,
    Key::Error,
    Key::Errors,
];

/// The fields with bad news that hold any, but those of some names.
pub fn news<'a>(holder: At<'a>, but: &[Key]) -> impl Iterator<Item = At<'a>> {
    let fields = NEWS.into_iter().filter(|key| !but.contains(key));
    fields.filter_map(|key| holder.get(key)).filter(|field| !field.is_nothing())
}

/// Words that say no wherever they are, in the languages of the acquirers whose texts were seen.
const NO: &[&str] = &[
    "declin",
    "refus",
    "reject",
    "denied",
    "not approv",
    "disapprov",
    "not author",
    "unauthor",
    "not permit",
    "not allow",
    "not hono",
    "insufficient",
    "not sufficient",
    "not enough",
    "expired",
    "stolen",
    "lost card",
    "pick up",
    "pickup",
    "fraud",
    "blocked",
    "restricted",
    "closed acc",
    "invalid",
    "exceed",
    "fail",
    "cancel",
    "abort",
    "error",
    "timed out",
    "timeout",
    "time out",
    "unable",
    "cannot",
    "could not",
    "call issuer",
    "refer to",
    "revers",
    "refund",
    "chargeback",
    "voided",
    "unsuccess",
    "not success",
    "not complet",
    "unpaid",
    "not paid",
    "hafna",
    "synja",
    "nekad",
    "nekat",
    "avslag",
    "avvis",
    "afvis",
    "hyl\u{e4}tty",
    "abgelehnt",
    "verweigert",
    "rechaz",
    "deneg",
    "negad",
    "recus",
    "odrzuc",
    "odmow",
    "geweigerd",
    "atmest",
    "noraid",
    "keeldu",
];

/// Whole texts that say no.
const SHORT: &[&str] = &["no", "n", "nok", "ko", "false"];

/// Whether a text says no. Of texts that nobody knows nothing is said.
pub fn says_no(text: &str) -> bool {
    let text = text.trim();
    SHORT.iter().any(|word| text.eq_ignore_ascii_case(word)) || NO.iter().any(|word| has(text, word))
}

/// Whether the word is in the text, other than as `no error`, `error: 0` or `no reason to decline`.
fn has(text: &str, word: &str) -> bool {
    let mut rest = text;
    while let Some(place) = place_of(rest, word) {
        let (before, after) = (rest[..place].trim_end(), &rest[place + word.len()..]);
        // Errors are counted, and have numbers.
        let counts_none = word == "error" && (before == "0" || before.ends_with(" 0") || is_none(after));
        if !(is_denied(before) || counts_none) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether what comes before a word denies it.
fn is_denied(before: &str) -> bool {
    let mut words = before.rsplit(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut next = || words.next().unwrap_or_default().to_ascii_lowercase();
    match next().as_str() {
        "no" | "not" | "without" => true,
        "to" => next() == "reason" && next() == "no",
        _ => false,
    }
}

/// Whether what comes after a word says that there is none: `s: 0`, `code=0000`, ` none`.
fn is_none(after: &str) -> bool {
    let mut words = after.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_name =
        |word: &&str| ["s", "code", "number", "is"].iter().any(|name| word.eq_ignore_ascii_case(name));
    let Some(value) = words.find(|word| !is_name(word)) else { return false };
    value.bytes().all(|byte| byte == b'0')
        || ["none", "null"].iter().any(|none| value.eq_ignore_ascii_case(none))
}

fn place_of(text: &str, word: &str) -> Option<usize> {
    let is_word = |place: usize| {
        let found = text.get(place..)?.get(..word.len())?;
        found.eq_ignore_ascii_case(word).then_some(place)
    };
    (0..text.len()).find_map(is_word)
}

/// What is written of a code: `5`, `05 `, `05-I`, `(51)`, `0051` and `51: not enough` are `05` and `51`. Nothing
/// for texts of another form, as a whole sentence or an authorisation code.
pub fn code(text: &str) -> Option<Spelled> {
    let text = text.trim_matches([' ', '\t', '\r', '\n', '(', ')', '[', ']', '"', '\'', '#', '.']);
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (code, rest) = text.split_at(end);
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    // A letter that nobody has explained, or words about the code.
    let is_suffixed = matches!(rest.as_bytes(), [] | [b'-', _]);
    let is_decimal = rest.as_bytes().get(..2).is_some_and(|rest| rest[0] == b'.' && rest[1].is_ascii_digit());
    let is_explained =
        is_number && !is_decimal && rest.starts_with([' ', ':', '-', '.', ',', ';', '/', '_', '|', '=', ')']);
    if code.is_empty() || !(is_suffixed || is_explained) {
        return None;
    }
    let digits = match code.len() {
        4 if is_number && code.starts_with("00") => &code[2..],
        4 if is_number && code.starts_with('0') => &code[1..],
        _ => code,
    };
    let mut spelled = Spelled { bytes: *b"000", length: digits.len() };
    match digits.as_bytes() {
        [digit] if is_number => (spelled.bytes[1], spelled.length) = (*digit, 2),
        [first, second] => spelled.bytes = [first.to_ascii_uppercase(), second.to_ascii_uppercase(), 0],
        [_, _, _] if is_number => spelled.bytes.copy_from_slice(digits.as_bytes()),
        _ => return None,
    }
    Some(spelled)
}

/// A response code of two signs or an action code of three digits.
pub struct Spelled {
    bytes: [u8; 3],
    length: usize,
}

impl Spelled {
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    /// Whether it is of letters only, and so may be a word.
    pub fn is_word(&self) -> bool {
        self.as_str().bytes().all(|byte| byte.is_ascii_alphabetic())
    }
}
