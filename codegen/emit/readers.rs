//! The systems whose documents are read: the enum, and the reader of each.

use std::fmt::Write;

use super::camel;
use crate::model::{Model, System};

/// The systems with a reader, each with its number among all systems.
pub fn readers(model: &Model) -> impl Iterator<Item = (usize, &System, &str)> {
    let systems = model.base.systems.iter().enumerate();
    systems.filter_map(|(number, system)| Some((number, system, system.looked_for.as_deref()?)))
}

/// The enum of `src/payload/system.rs`.
pub fn systems(model: &Model) -> String {
    let mut out = String::from(
        "/// A system whose documents can be read.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[non_exhaustive]\npub enum PayloadSystem {\n",
    );
    let (mut words, mut systems, mut texts) = (String::new(), String::new(), String::new());
    for (number, System { id, name, .. }, looked_for) in readers(model) {
        let variant = camel(id);
        writeln!(out, "    /// {name}: its responses and webhooks.\n    {variant},").unwrap();
        writeln!(words, "    {variant} => {id:?},").unwrap();
        writeln!(systems, "            Self::{variant} => {number},").unwrap();
        writeln!(texts, "            Self::{variant} => {looked_for:?},").unwrap();
    }
    writeln!(out, "}}\nwords! {{ PayloadSystem, \"system\" {{\n{words}}} }}").unwrap();
    writeln!(out, "impl PayloadSystem {{\n    /// The system with its name and page.\n    pub fn system(self) -> System {{\n        System::from_index(match self {{\n{systems}        }})\n    }}\n").unwrap();
    writeln!(out, "    /// What most documents of the system have, in words.\n    pub const fn looked_for(self) -> &'static str {{\n        match self {{\n{texts}        }}\n    }}\n}}").unwrap();
    out
}

/// The readers of `src/payload/readers.rs`: each is the module with the name of its system, which therefore cannot be
/// left out.
pub fn modules(model: &Model) -> String {
    let mut out = String::from("const fn reader(system: PayloadSystem) -> Reader {\n    match system {\n");
    for (_, System { id, .. }, _) in readers(model) {
        let variant = camel(id);
        writeln!(out, "        PayloadSystem::{variant} => Reader {{ kind: super::{id}::kind, read: super::{id}::read }},").unwrap();
    }
    out + "    }\n}\n"
}
