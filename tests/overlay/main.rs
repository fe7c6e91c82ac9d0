//! Tables of one's own beside the built-in ones.

mod decode;
mod documents;
mod support;
mod told;
mod whose;
