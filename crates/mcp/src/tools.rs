//! The tools: their names, what they are for, and what they take. The list that assistants get and the checks of
//! arguments are made from these.

use payverdict::payload::PayloadSystem;
use payverdict::{Actor, Outcome, Reason, Retry};
use serde_json::{Map, Value, json};

/// Something that can be called.
pub struct Tool {
    pub job: Job,
    pub name: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub parameters: &'static [Parameter],
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    Decode,
    Read,
    Payload,
    Timeline,
    Plan,
    Search,
}

/// An argument of a tool.
pub struct Parameter {
    pub name: &'static str,
    pub doc: &'static str,
    pub kind: Kind,
    pub is_required: bool,
}

/// What an argument may be.
#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    Texts,
    /// A list of objects.
    Objects,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    Number,
}

impl Kind {
    /// For a message: what was expected.
    pub fn expected(self) -> String {
        match self {
            Self::Text => "a text".into(),
            Self::Texts => "a list of texts".into(),
            Self::Objects => "a list of objects".into(),
            Self::Word(words) => format!("one of {}", words().join(", ")),
            Self::Number => "a whole number from 1".into(),
        }
    }

    fn schema(self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Self::Objects => json!({ "type": "array", "items": { "type": "object" } }),
            Self::Word(words) => json!({ "type": "string", "enum": words() }),
            Self::Number => json!({ "type": "integer", "minimum": 1 }),
        }
    }
}

impl Tool {
    /// What it takes, as a schema.
    pub fn input_schema(&self) -> Map<String, Value> {
        let properties: Map<_, _> = self
            .parameters
            .iter()
            .map(|parameter| {
                let mut schema = parameter.kind.schema();
                schema["description"] = parameter.doc.into();
                (parameter.name.into(), schema)
            })
            .collect();
        let required: Vec<_> =
            self.parameters.iter().filter(|one| one.is_required).map(|one| one.name).collect();
        let schema = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        let Value::Object(schema) = schema else { return Map::new() };
        schema
    }
}

const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Parameter {
    Parameter { name, doc, kind, is_required: true }
}

const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Parameter {
    Parameter { name, doc, kind, is_required: false }
}

const LOCALE: Parameter = optional(
    "locale",
    Kind::Text,
    "The language of the shopper's message, as a browser names it (nb-NO); English where there is none.",
);
const SENDER: Parameter = optional(
    "system",
    Kind::Word(|| PayloadSystem::ALL.iter().map(|system| system.as_str()).collect()),
    "The system that sent the documents; without it, it is recognised.",
);
const DOCUMENTS: Parameter =
    required("text", Kind::Text, "The documents as they were sent: one, an array of them, or one a line.");

/// All of them.
pub const TOOLS: &[Tool] = &[
    Tool {
        job: Job::Decode,
        name: "decode",
        title: "What a payment result code means",
        description: "What happened by a result code, response code, status or problem type: outcome, reason, whether to \
                      try again, who moves next, what to tell the shopper, and who says so. Without `set` there is a \
                      verdict only if the code itself, or `system`, tells whose it is; else candidates.",
        parameters: &[
            required("code", Kind::Text, "The code, such as 800.100.153, 51 or insufficient_funds."),
            optional("set", Kind::Text, "The code set, such as visa.response or opp.result."),
            optional(
                "system",
                Kind::Text,
                "The system that sent it, such as opp or stripe, if the set is not known.",
            ),
            optional(
                "with",
                Kind::Texts,
                "Further codes for the same payment, each as SET=CODE, such as mastercard.advice=24.",
            ),
            LOCALE,
        ],
    },
    Tool {
        job: Job::Read,
        name: "read",
        title: "Codes and documents in any text",
        description: "Finds documents, codes and phrases in whatever was pasted: logs, e-mails, transcripts. Each code says \
                      how certain it is whose it is.",
        parameters: &[required("text", Kind::Text, "The text."), SENDER, LOCALE],
    },
    Tool {
        job: Job::Payload,
        name: "payload",
        title: "What a payment response or webhook says",
        description: "Whether the payment is paid, what became of the money, and what to do next, for responses and webhooks \
                      of payment systems.",
        parameters: &[DOCUMENTS, SENDER, LOCALE],
    },
    Tool {
        job: Job::Timeline,
        name: "timeline",
        title: "The state of payments told in many documents",
        description: "One state for each payment, the same in whatever order its responses and webhooks come.",
        parameters: &[DOCUMENTS, SENDER, LOCALE],
    },
    Tool {
        job: Job::Plan,
        name: "plan",
        title: "Whether a payment may be tried again, and when",
        description: "Decides by the rules of card networks and platforms and by the merchant's policy, and names each rule \
                      with its source.",
        parameters: &[
            required(
                "attempts",
                Kind::Objects,
                "What was tried so far, in any order: objects with `at` (RFC 3339), `set`, `code`, and perhaps `with`, \
                 `network`, `card` (a token, never the number), `amount`, `currency`, `region`, `initiator` (merchant or \
                 shopper).",
            ),
            optional(
                "now",
                Kind::Text,
                "The time of the decision (RFC 3339); without it, the time of this machine.",
            ),
            optional(
                "policy",
                Kind::Text,
                "The name of a policy (cautious, weekly, stripe, recurly, yuno, hyperswitch), or one's own as a JSON object.",
            ),
            optional("region", Kind::Text, "The merchant's country, for attempts that name none."),
            LOCALE,
        ],
    },
    Tool {
        job: Job::Search,
        name: "search",
        title: "Codes by what they mean",
        description: "Rows that hold some words or mean them: stolen card, 51, opp timeout.",
        parameters: &[
            optional("words", Kind::Text, "Words that the row holds, or means."),
            optional("set", Kind::Text, "Only this code set, such as opp.result."),
            optional(
                "outcome",
                Kind::Word(|| Outcome::ALL.iter().map(|word| word.as_str()).collect()),
                "Only this outcome.",
            ),
            optional(
                "reason",
                Kind::Word(|| Reason::ALL.iter().map(|word| word.as_str()).collect()),
                "Only this reason.",
            ),
            optional(
                "retry",
                Kind::Word(|| Retry::ALL.iter().map(|word| word.as_str()).collect()),
                "Only this advice on trying again.",
            ),
            optional(
                "actor",
                Kind::Word(|| Actor::ALL.iter().map(|word| word.as_str()).collect()),
                "Only where this one moves next.",
            ),
            optional("most", Kind::Number, "How many rows to answer, 20 unless told, 100 at most."),
            LOCALE,
        ],
    },
];
