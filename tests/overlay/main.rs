//! Tables of one's own beside the built-in ones.

mod decode;
mod documents;
mod doubted;
mod example;
mod found;
mod groups;
mod mistakes;
#[path = "../common/own_mistakes.rs"]
mod own_mistakes;
mod plans;
mod properties;
mod sets;
mod shown;
mod support;
mod together;
mod told;
mod whose;
mod words;
