//! Whole payloads, through the library and the command.

mod adyen;
mod asked;
mod broken;
mod canaries;
mod checkout;
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
