//! Whole payloads, through the library and the command.

mod broken;
mod canaries;
mod echo;
mod evidence;
mod fixtures;
mod grammar;
mod limits;
mod losses;
mod mutations;
mod rules;
mod sequences;
mod support;
