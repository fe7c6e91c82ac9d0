//! What a history or a policy is read from: values as JSON has them, whoever parsed them.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value that a history or a policy is read from. Any format of serde can fill it.
///
/// ```
/// use payverdict::plan::{Given, History, Policy, plan};
///
/// let line = r#"{"attempts": [{"at": "2026-11-20T09:00:00Z", "set": "visa.response", "code": "51"}]}"#;
/// let given: Given = serde_json::from_str(line)?;
/// let history = History::read(&given)?;
/// let decision = plan(&history.attempts(), "2026-11-26T12:00:00Z".parse()?, &Policy::CAUTIOUS)?;
/// assert_eq!(decision.action().as_str(), "retry");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Given<'g> {
    /// Nothing, such as null.
    Nothing,
    /// Whether something is so.
    Truth(bool),
    /// A number, in the digits that it is written with.
    Number(String),
    /// Letters of any kind, such as a code or a time.
    Text(Cow<'g, str>),
    /// Values without names, such as attempts.
    List(Vec<Self>),
    /// Values by their names. Of those with one name the last counts.
    Fields(Vec<(Cow<'g, str>, Self)>),
}

impl<'g> Given<'g> {
    /// The value of a name, unless that is nothing.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Fields(fields) = self else { return None };
        let (_, found) = fields.iter().rev().find(|(known, _)| known == name)?;
        Some(found).filter(|found| **found != Self::Nothing)
    }

    /// The value of a JSON text.
    #[cfg(any(feature = "compact", test))]
    pub(crate) fn from_json(text: &'g [u8]) -> Option<Self> {
        use hifijson::SliceLexer;
        use hifijson::token::Lex as _;
        use hifijson::value::parse_bounded;

        const DEPTH: usize = 16;
        let mut lexer = SliceLexer::new(text);
        let next = lexer.ws_peek()?;
        let value = parse_bounded(DEPTH, next, &mut lexer).ok()?;
        if lexer.ws_peek().is_none() { Some(of_json(value)) } else { None }
    }
}

#[cfg(any(feature = "compact", test))]
fn of_json<'g>(value: hifijson::value::Value<&'g str, Cow<'g, str>>) -> Given<'g> {
    use hifijson::value::Value;

    match value {
        Value::Null => Given::Nothing,
        Value::Bool(truth) => Given::Truth(truth),
        Value::Number((digits, _)) => Given::Number(digits.into()),
        Value::String(text) => Given::Text(text),
        Value::Array(items) => Given::List(items.into_iter().map(of_json).collect()),
        Value::Object(fields) => {
            Given::Fields(fields.into_iter().map(|(name, value)| (name, of_json(value))).collect())
        }
    }
}

impl<'de> Deserialize<'de> for Given<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Given<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value as JSON has them")
    }

    fn visit_unit<E>(self) -> Result<Given<'de>, E> {
        Ok(Given::Nothing)
    }

    fn visit_none<E>(self) -> Result<Given<'de>, E> {
        Ok(Given::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given<'de>, D::Error> {
        Given::deserialize(deserializer)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Given<'de>, E> {
        Ok(Given::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given<'de>, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given<'de>, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given<'de>, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Given<'de>, E> {
        Ok(Given::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given<'de>, E> {
        Ok(Given::Text(Cow::Owned(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Given<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Given::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Given<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some((Name(name), value)) = fields.next_entry()? {
            list.push((name, value));
        }
        Ok(Given::Fields(list))
    }
}

struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Given::deserialize(deserializer)? {
            Given::Text(name) => Ok(Self(name)),
            _ => Err(serde::de::Error::custom("expected a text as a name")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn json_gives_the_same_to_either_parser() {
        for text in [
            r#"{"a": [1, -2, "x\u00e9", null, true, {}], "a": {"b": ""}}"#,
            " [] ",
            "7",
            r#""\\""#,
            r#"{"a": {"b": [[["c"]]]}}"#,
        ] {
            let told: Given<'_> = serde_json::from_str(text).unwrap();
            assert_eq!(Given::from_json(text.as_bytes()), Some(told), "{text}");
        }
        for text in
            ["", "{", "[1,]", "nul", "{} {}", "\"\u{1}\"", "01", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]"]
        {
            assert_eq!(Given::from_json(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn of_values_with_one_name_the_last_counts_and_null_is_none() {
        let given = Given::from_json(br#"{"a": 1, "a": "x", "b": null}"#).unwrap();
        assert_eq!(given.get("a"), Some(&Given::Text("x".into())));
        assert_eq!((given.get("b"), given.get("c")), (None, None));
        assert_eq!(Given::List(vec![]).get("a"), None);
    }
}
