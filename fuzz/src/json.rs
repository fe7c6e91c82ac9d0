//! JSON that keeps what others drop: how a number was written, the order of fields, names that come twice. So a document
//! can be written in another way that says the same.

/// A value, with numbers as they were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Object(Vec<(String, Json)>),
    Array(Vec<Json>),
    Text(String),
    Number(String),
    /// `true`, `false` or `null`.
    Word(&'static str),
}

const WORDS: [&str; 3] = ["true", "false", "null"];
const DEPTH_MAX: usize = 60;

impl Json {
    /// The one value of a text; `None` for what is none, or is nested too deep.
    pub fn parse(text: &str) -> Option<Self> {
        // What decides whether it is JSON is what everybody uses.
        serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
        let mut parser = Parser { text, at: 0 };
        parser.value(0)
    }

    /// The values that this one holds.
    pub fn children_mut(&mut self) -> Vec<&mut Json> {
        match self {
            Self::Object(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
            Self::Array(items) => items.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    pub fn children(&self) -> Vec<&Json> {
        match self {
            Self::Object(fields) => fields.iter().map(|(_, value)| value).collect(),
            Self::Array(items) => items.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// How many values there are, with this one.
    pub fn count(&self) -> usize {
        1 + self.children().into_iter().map(Self::count).sum::<usize>()
    }

    /// Writes it in a way of its own; what it says is the same.
    pub fn written(&self, way: Way) -> String {
        let mut text = String::new();
        Writer { way, state: u64::from(way.seed) | 1 << 40 }.value(self, &mut text);
        text
    }
}

/// In which ways a writer may differ.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    pub seed: u32,
    /// Fields in another order.
    pub is_shuffled: bool,
    /// White space wherever it may be.
    pub is_spaced: bool,
    /// Letters as `\u0041`.
    pub is_escaped: bool,
    /// Numbers in quotation marks, but those with an exponent: as texts these are no numbers.
    pub has_texts: bool,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&mut self) -> &str {
        let rest = self.text[self.at..].trim_start_matches([' ', '\n', '\r', '\t']);
        self.at = self.text.len() - rest.len();
        &self.text[self.at..]
    }

    fn take(&mut self, letter: char) -> bool {
        let is_there = self.rest().starts_with(letter);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEPTH_MAX {
            return None;
        }
        if self.take('{') {
            let mut fields = Vec::new();
            while !self.take('}') {
                let name = self.string()?;
                self.take(':').then_some(())?;
                fields.push((name, self.value(depth + 1)?));
                self.take(',');
            }
            return Some(Json::Object(fields));
        }
        if self.take('[') {
            let mut items = Vec::new();
            while !self.take(']') {
                items.push(self.value(depth + 1)?);
                self.take(',');
            }
            return Some(Json::Array(items));
        }
        if self.rest().starts_with('"') {
            return self.string().map(Json::Text);
        }
        if let Some(word) = WORDS.into_iter().find(|word| self.rest().starts_with(word)) {
            self.at += word.len();
            return Some(Json::Word(word));
        }
        let rest = self.rest();
        let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "+-.".contains(letter)));
        let number = rest[..end.unwrap_or(rest.len())].to_owned();
        self.at += number.len();
        (!number.is_empty()).then_some(Json::Number(number))
    }

    fn string(&mut self) -> Option<String> {
        let rest = self.rest().strip_prefix('"')?;
        let mut is_escaped = false;
        let end = rest.bytes().position(|byte| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            ends
        })?;
        let text = serde_json::from_str(&format!("\"{}\"", &rest[..end])).ok();
        self.at += end + 2;
        text
    }
}

struct Writer {
    way: Way,
    state: u64,
}

impl Writer {
    fn pick(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % bound.max(1) as u64) as usize
    }

    fn space(&mut self, out: &mut String) {
        if self.way.is_spaced {
            let space = [" ", "", "\n", "\t", "\r\n  ", "    "][self.pick(6)];
            out.push_str(space);
        }
    }

    fn value(&mut self, value: &Json, out: &mut String) {
        match value {
            Json::Object(fields) => {
                let mut order: Vec<usize> = (0..fields.len()).collect();
                if self.way.is_shuffled {
                    (1..order.len()).rev().for_each(|last| order.swap(last, self.pick(last + 1)));
                }
                self.list(order.len(), ('{', '}'), out, |writer, place, out| {
                    let (name, value) = &fields[order[place]];
                    writer.string(name, out);
                    writer.space(out);
                    out.push(':');
                    writer.space(out);
                    writer.value(value, out);
                });
            }
            Json::Array(items) => {
                self.list(items.len(), ('[', ']'), out, |writer, place, out| {
                    writer.value(&items[place], out);
                });
            }
            Json::Text(text) => self.string(text, out),
            Json::Number(number) if self.way.has_texts && !number.contains(['e', 'E']) => {
                self.string(number, out)
            }
            Json::Number(number) => out.push_str(number),
            Json::Word(word) => out.push_str(word),
        }
    }

    fn list(
        &mut self,
        count: usize,
        (open, close): (char, char),
        out: &mut String,
        item: impl Fn(&mut Self, usize, &mut String),
    ) {
        out.push(open);
        for place in 0..count {
            if place > 0 {
                out.push(',');
            }
            self.space(out);
            item(self, place, out);
            self.space(out);
        }
        out.push(close);
    }

    fn string(&mut self, text: &str, out: &mut String) {
        if !self.way.is_escaped {
            out.push_str(&serde_json::to_string(text).expect("a text"));
            return;
        }
        out.push('"');
        for unit in text.encode_utf16() {
            match u8::try_from(unit) {
                Ok(b'/') => out.push_str("\\/"),
                Ok(byte) if byte.is_ascii_alphanumeric() && self.pick(2) == 0 => out.push(char::from(byte)),
                _ => out.push_str(&format!("\\u{unit:04x}")),
            }
        }
        out.push('"');
    }
}
