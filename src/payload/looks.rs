//! What a text that is not a document looks like, and what to do with it.

/// How much of the text is looked at, in bytes.
const LOOKED_AT: usize = 4096;
/// The least signs of a body that is encrypted.
const ENCRYPTED_MIN: usize = 64;

const TRUNCATED: &str = "the text ends too early, as if it was cut off: pass all of it";

/// What a text looks like that is neither JSON nor a form; `expected` is what was missing where reading
/// stopped.
pub fn like(text: &[u8], expected: &str) -> Option<&'static str> {
    let text = &text[..text.len().min(LOOKED_AT)];
    let text = text.trim_ascii();
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let begins = |beginning: &str| {
        text.get(..beginning.len()).is_some_and(|text| text.eq_ignore_ascii_case(beginning.as_bytes()))
    };
    let holds = |words: &str| text.windows(words.len()).any(|part| part == words.as_bytes());
    if begins("<!doctype") || begins("<html") {
        return Some("this looks like a web page (HTML), which is not read: pass the JSON that the API sent");
    }
    if begins("<") {
        return Some("this looks like XML, which is not read: pass the JSON or form of the API");
    }
    if let Some(token) = token(text) {
        return Some(token);
    }
    if holds("\u{201c}") || holds("\u{201d}") || holds("\u{201e}") {
        return Some(
            "its quotation marks are curly, as a word processor makes them: pass the text as it was sent",
        );
    }
    let is_serialized = begins("a:") && text.get(2).is_some_and(u8::is_ascii_digit);
    if is_serialized || ["array(", "array (", "array\n", "object(", "string("].into_iter().any(begins) {
        return Some("this looks like a dump of PHP, which is not read: pass the JSON that the API sent");
    }
    if begins("{") && holds("=>") {
        return Some("this looks like a dump of Ruby, which is not read: pass the JSON that the API sent");
    }
    if begins("{'") || begins("[{'") {
        return Some("this looks like a dump of Python, which is not read: pass the JSON that the API sent");
    }
    if begins("{\\\"") || begins("\"{") {
        return Some("this is JSON within a text, with its quotation marks escaped: pass the text inside");
    }
    if begins("{") && text[1..].trim_ascii_start().starts_with("\u{a0}".as_bytes()) {
        return Some("it has no-break spaces, as a web page does: put plain ones in their place");
    }
    if expected.ends_with("before the end") && (begins("{") || begins("[")) {
        return Some(TRUNCATED);
    }
    if is_http(line) {
        return Some("this begins with HTTP headers: pass only the body, the JSON");
    }
    // Anything else before the first bracket.
    let is_dump = holds("': '") || holds("\"=>");
    match text.iter().position(|byte| *byte == b'{') {
        Some(start) if start > 0 && is_dump => Some(
            "this looks like a line of a log with a dump of a program, which is not read: pass the JSON that the API sent",
        ),
        Some(start) if start > 0 && (!begins("[") || is_prefix(line)) => {
            Some("something stands before the JSON, as in a line of a log: pass only the JSON, from { to }")
        }
        _ => None,
    }
}

/// Whether a text is an encrypted body as it comes: long, and of hexadecimal digits alone.
pub fn is_encrypted(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
    text.len() >= ENCRYPTED_MIN
        && text.iter().all(|byte| is_digit(byte) || byte.is_ascii_whitespace())
        && text.iter().filter(|byte| is_digit(byte)).count().is_multiple_of(2)
}

/// Whether a line begins like one of a log that has its time or level in brackets, and not like a list.
pub fn is_prefix(line: &[u8]) -> bool {
    let [b'[', rest @ ..] = line else { return false };
    let Some(end) = rest.iter().position(|byte| *byte == b']') else { return false };
    let (inside, after) = rest.split_at(end);
    let is_value = |part: &[u8]| {
        let part = part.trim_ascii();
        let is_number = part.iter().all(|byte| byte.is_ascii_digit() || b".+-eE".contains(byte));
        let is_date = part.iter().filter(|byte| **byte == b'-').count() > 1;
        matches!(part, b"true" | b"false" | b"null") || is_number && !is_date
    };
    // A list holds objects, texts and lists; otherwise it is a time, or a word.
    inside.first().is_some_and(u8::is_ascii_alphanumeric)
        && (!inside.split(|byte| *byte == b',').all(is_value)
            || after[1..].trim_ascii_start().first().is_some_and(u8::is_ascii_alphabetic))
}

/// Signed and encrypted tokens, and what is encoded in Base64.
fn token(text: &[u8]) -> Option<&'static str> {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_+/=".contains(byte);
    let dots = text.iter().filter(|byte| **byte == b'.').count();
    let is_one = text.iter().all(|byte| is_sign(byte) || matches!(byte, b'.' | b'\n' | b'\r'));
    // `{"` in Base64.
    let is_object = text.starts_with(b"eyJ");
    if !is_one || text.len() < ENCRYPTED_MIN / 2 {
        return None;
    }
    match (is_object, dots) {
        (true, 2) => Some(
            "this looks like a signed token (JWT), whose signature cannot be checked here: check it, then pass the JSON inside",
        ),
        (true, 4) => {
            Some("this looks like an encrypted token (JWE): decrypt it first and pass what comes out")
        }
        (true, 0) => Some("this looks like JSON in Base64: decode it first and pass what comes out"),
        (false, 0) if text.len() >= ENCRYPTED_MIN => Some(
            "this looks like a body in Base64, and may be encrypted: decode or decrypt it first and pass what comes out",
        ),
        _ => None,
    }
}

/// A status line, a request line, or a header.
fn is_http(line: &[u8]) -> bool {
    let methods: [&[u8]; 7] = [b"HTTP/", b"GET /", b"POST /", b"PUT /", b"PATCH /", b"DELETE /", b"* "];
    let headers: [&[u8]; 5] = [b"content-", b"date:", b"server:", b"host:", b"x-"];
    let starts = |beginning: &[u8]| {
        line.get(..beginning.len()).is_some_and(|line| line.eq_ignore_ascii_case(beginning))
    };
    methods.into_iter().any(|method| line.starts_with(method))
        || headers.into_iter().any(starts) && line.contains(&b':')
}
