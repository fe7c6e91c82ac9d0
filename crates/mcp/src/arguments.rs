//! The arguments of a call, checked. No message repeats what was given.

use payverdict_answers::Refusal;
use serde_json::{Map, Value};

use crate::tools::{Kind, Tool};

/// Arguments that are as their tool takes them.
pub struct Arguments(Map<String, Value>);

impl Arguments {
    pub fn read(tool: &Tool, given: Map<String, Value>) -> Result<Self, Refusal> {
        let known = |name: &str| tool.parameters.iter().find(|parameter| parameter.name == name);
        if given.keys().any(|name| known(name).is_none()) {
            let names: Vec<_> = tool.parameters.iter().map(|parameter| parameter.name).collect();
            let refusal =
                Refusal::new("unknown_argument", "there is an argument that the tool does not take");
            return Err(refusal.expecting(names.join(", ")));
        }
        for parameter in tool.parameters {
            let value = given.get(parameter.name).filter(|value| !value.is_null());
            let is_right = match value {
                None => !parameter.is_required,
                Some(value) => fits(parameter.kind, value),
            };
            if !is_right {
                let expected = parameter.kind.expected();
                let detail = format!("expected {expected} under `{}`", parameter.name);
                return Err(Refusal::new("argument", detail).expecting(expected));
            }
        }
        Ok(Self(given))
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    pub fn texts(&self, name: &str) -> Vec<&str> {
        let list = self.0.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.0.get(name)?.as_u64()?.try_into().ok()
    }

    /// A word of one of the lists that arguments are checked by.
    pub fn word<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    /// Some of them, as an object.
    pub fn only(&self, names: &[&str]) -> Value {
        let some = names.iter().filter_map(|name| Some(((*name).to_string(), self.0.get(*name)?.clone())));
        Value::Object(some.collect())
    }
}

fn fits(kind: Kind, value: &Value) -> bool {
    let all = |is: fn(&Value) -> bool| value.as_array().is_some_and(|items| items.iter().all(is));
    match kind {
        Kind::Text => value.is_string(),
        Kind::Texts => all(Value::is_string),
        Kind::Objects => all(Value::is_object),
        Kind::Word(words) => value.as_str().is_some_and(|word| words().contains(&word)),
        Kind::Number => value.as_u64().is_some_and(|number| number > 0),
    }
}
