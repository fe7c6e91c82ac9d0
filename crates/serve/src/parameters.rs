//! What may stand in a path or a query.

use payverdict_answers::Refusal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A part of a path or a query.
#[derive(Debug)]
pub struct Parameter {
    pub name: &'static str,
    pub doc: &'static str,
    /// Whether it may come several times.
    pub is_repeated: bool,
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

pub static SET: Parameter = Parameter {
    name: "set",
    doc: "The id of the code set, such as `opp.result`.",
    is_repeated: false,
    schema: payverdict::CodeSet::json_schema,
};

pub static CODE: Parameter = Parameter {
    name: "code",
    doc: "The code. What is no letter, digit, dot or hyphen is percent-encoded; a slash may stand as it is where the set is \
          named.",
    is_repeated: false,
    schema: text,
};

pub static SYSTEM: Parameter = Parameter {
    name: "system",
    doc: "The system that sent the code, such as `opp`, if its set is not known.",
    is_repeated: false,
    schema: text,
};

pub static SENDER: Parameter = Parameter {
    name: "system",
    doc: "The system that sent the documents; otherwise it is recognised.",
    is_repeated: false,
    schema: payverdict::payload::PayloadSystem::json_schema,
};

pub static WITH: Parameter = Parameter {
    name: "with",
    doc: "A further code for the same payment, such as `mastercard.advice=24`: the stricter advice of both holds.",
    is_repeated: true,
    schema: |_| json_schema!({ "type": "array", "items": { "type": "string" } }),
};

pub static LOCALE: Parameter = Parameter {
    name: "locale",
    doc: "The language of the shopper's message, as a browser names it (`nb-NO`); else `Accept-Language` says it, else it \
          is English.",
    is_repeated: false,
    schema: text,
};

pub static NOW: Parameter = Parameter {
    name: "now",
    doc: "The time of the decision, for histories without one of their own; else it is that of the service.",
    is_repeated: false,
    schema: payverdict::plan::Timestamp::json_schema,
};

pub static POLICY: Parameter = Parameter {
    name: "policy",
    doc: "The name of a policy, such as `weekly`, or one's own as a JSON object; else it is `cautious`.",
    is_repeated: false,
    schema: text,
};

/// What a query says.
#[derive(Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Takes a query that has no other names than these.
    pub fn read(query: Option<&str>, known: &[&Parameter]) -> Result<Self, Refusal> {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let pairs: Vec<(String, String)> = pairs.into_owned().collect();
        for (place, (name, _)) in pairs.iter().enumerate() {
            let parameter = known.iter().find(|parameter| parameter.name == name);
            let names = || known.iter().map(|parameter| parameter.name).collect::<Vec<_>>().join(", ");
            match parameter {
                None => {
                    let refusal = Refusal::new("unknown_parameter", "unknown parameter in the query");
                    return Err(refusal.expecting(names()));
                }
                Some(parameter) if !parameter.is_repeated => {
                    if pairs[..place].iter().any(|(other, _)| other == name) {
                        let detail = format!("`{}` is there twice", parameter.name);
                        return Err(Refusal::new("repeated_parameter", detail));
                    }
                }
                Some(_) => {}
            }
        }
        Ok(Self(pairs))
    }

    pub fn get(&self, parameter: &Parameter) -> Option<&str> {
        self.all(parameter).next()
    }

    pub fn all(&self, parameter: &Parameter) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(name, _)| name == parameter.name).map(|(_, value)| value.as_str())
    }
}
