//! A code in its canonical form.

use core::fmt;

use crate::syntax::Syntax;
use crate::verdict::write_packed;

/// A code in its canonical form; shown as text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code<'t>(pub(super) Written<'t>);

/// How it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Written<'t> {
    /// As its row has it.
    Listed(&'t str),
    /// Packed, with the letter after it or zero.
    Packed(Syntax, u32, u8),
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Written::Listed(code) => f.write_str(code),
            Written::Packed(syntax, code, letter) => write_packed(f, syntax, code, letter),
        }
    }
}

impl fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}
