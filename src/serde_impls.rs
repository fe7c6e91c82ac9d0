//! How words and verdicts are written and read with serde.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::code_set::CodeSet;
use crate::decode::decode_bytes;
use crate::limit::Limit;
use crate::record::{Cited, FIELDS, Null, OF_VERDICTS, Shown, Value};
use crate::serde_words::Word;
use crate::source::Source;
use crate::syntax::Syntax;
use crate::syntax::problem::PROBLEM_MAX;
use crate::verdict::Verdict;
use crate::vocabulary::{Flags, Locale};

impl Serialize for Flags {
    /// A list of words where people read it; a number with one bit a flag in binary formats, which want to know the
    /// length of a list before its items.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_seq(self.iter())
        } else {
            serializer.serialize_u16(self.bits())
        }
    }
}

impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = Flags;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of flags")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut words: A) -> Result<Flags, A::Error> {
                let mut flags = Flags::default();
                while let Some(Flag(flag)) = words.next_element()? {
                    flags = flags | flag;
                }
                Ok(flags)
            }
        }

        struct Flag(Flags);

        impl<'de> Deserialize<'de> for Flag {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Word::new()).map(Flag)
            }
        }

        if deserializer.is_human_readable() {
            return deserializer.deserialize_seq(Words);
        }
        let bits = u16::deserialize(deserializer)?;
        let known = (1u32 << Flags::words().len()) - 1;
        if u32::from(bits) & !known != 0 {
            return Err(D::Error::custom("a flag that is not known"));
        }
        Ok(Flags::from_bits(bits))
    }
}

impl Serialize for Limit {
    /// Written as a text: `4`, `20/30d`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Word::new())
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Cited::from(*self).serialize(serializer)
    }
}

impl Serialize for Cited<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut source = serializer.serialize_struct("Source", 4)?;
        source.serialize_field("id", self.id)?;
        source.serialize_field("title", self.title)?;
        source.serialize_field("url", &self.url)?;
        source.serialize_field("kind", &self.kind)?;
        source.end()
    }
}

/// A verdict with all its fields, as one JSON object: the code as it was written, and the shopper's
/// message in one language.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The code as it was written; `None` where it is not known any more.
    pub code: Option<&'a str>,
    /// The verdict; `None` for a code that more than one set could have and none lists.
    pub verdict: Option<Verdict>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, verdict, locale } = *self;
        let shown = verdict.map_or(Shown::unlisted(code, locale), |verdict| Shown::of(verdict, code, locale));
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}

/// Writes the fields of a verdict.
pub(crate) fn write_verdict<F: SerializeStruct>(fields: &mut F, shown: &Shown<'_>) -> Result<(), F::Error> {
    let of_verdicts = FIELDS.iter().filter(|field| field.is_of_verdicts());
    of_verdicts.into_iter().try_for_each(|field| {
        let value = field.of(shown);
        match field.null() {
            Null::Never => fields.serialize_field(field.name(), &value),
            _ if value == Value::Null => fields.serialize_field(field.name(), &None::<Value<'_>>),
            _ => fields.serialize_field(field.name(), &Some(value)),
        }
    })
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u16(*number),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Limit(limit) => limit.serialize(serializer),
            Self::Flags(flags) => flags.serialize(serializer),
            Self::Source(source) => source.serialize(serializer),
        }
    }
}

/// A text on the stack, for codes in their canonical form.
struct Text {
    bytes: [u8; PROBLEM_MAX],
    len: usize,
}

impl Text {
    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl Serialize for Verdict {
    /// Writes all fields, with the code in its canonical form and the message in English.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use fmt::Write as _;
        use serde::ser::Error as _;

        let mut text = Text { bytes: [0; PROBLEM_MAX], len: 0 };
        if let Some(code) = self.code() {
            write!(text, "{code}").map_err(S::Error::custom)?;
        }
        let code = core::str::from_utf8(text.as_bytes()).map_err(S::Error::custom)?;
        let code = self.code().map(|_| code);
        Record { code, verdict: Some(*self), locale: Locale::En }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Verdict {
    /// Reads `set` and `code` and decodes again, so that a verdict is never what somebody wrote
    /// into its fields. Without a code it is that of a word that is not listed.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Verdict;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a verdict with set and code")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Verdict, A::Error> {
                let mut set: Option<CodeSet> = None;
                let mut code = CodeText(None);
                while let Some(key) = fields.next_key::<Key>()? {
                    match key {
                        Key::Set => set = Some(fields.next_value()?),
                        Key::Code => code = fields.next_value()?,
                        Key::Other => drop(fields.next_value::<IgnoredAny>()?),
                    }
                }
                let set = set.ok_or_else(|| A::Error::missing_field("set"))?;
                match code.0 {
                    Some(code) => decode_bytes(set, code.as_bytes()).map_err(A::Error::custom),
                    None if matches!(set.syntax(), Syntax::Word | Syntax::Problem) => {
                        Ok(Verdict::of_word(set, None))
                    }
                    None => Err(A::Error::missing_field("code")),
                }
            }
        }

        /// The code, kept until its set is known: fields come in any order.
        struct CodeText(Option<Text>);

        impl<'de> Deserialize<'de> for CodeText {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_option(Self(None))
            }
        }

        impl<'de> Visitor<'de> for CodeText {
            type Value = Self;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code or null")
            }

            fn visit_none<E: Error>(self) -> Result<Self, E> {
                Ok(self)
            }

            fn visit_unit<E: Error>(self) -> Result<Self, E> {
                Ok(self)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(self)
            }

            fn visit_str<E: Error>(self, code: &str) -> Result<Self, E> {
                use fmt::Write as _;

                let mut text = Text { bytes: [0; PROBLEM_MAX], len: 0 };
                text.write_str(code).map_err(|_| E::custom("the code is too long"))?;
                Ok(Self(Some(text)))
            }
        }

        enum Key {
            Set,
            Code,
            Other,
        }

        impl core::str::FromStr for Key {
            type Err = fmt::Error;

            fn from_str(key: &str) -> Result<Self, fmt::Error> {
                Ok(match key {
                    "set" => Self::Set,
                    "code" => Self::Code,
                    _ => Self::Other,
                })
            }
        }

        impl<'de> Deserialize<'de> for Key {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_identifier(Word::new())
            }
        }

        deserializer.deserialize_struct("Verdict", &["set", "code"], Fields)
    }
}
