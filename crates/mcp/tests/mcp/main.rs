//! The tools as an assistant's client sees them: the real process, asked over its standard input and output.

mod arguments;
mod canaries;
mod pages;
mod protocol;
mod talking;
mod tools;
