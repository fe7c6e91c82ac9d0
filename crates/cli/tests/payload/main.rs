//! Whole payloads, through the library and the command.

mod asked;
mod broken;
mod canaries;
mod echo;
mod evidence;
mod fixtures;
mod foreign;
mod grammar;
mod limits;
mod losses;
mod mutations;
mod pastes;
mod rules;
mod sequences;
mod support;
