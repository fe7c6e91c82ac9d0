//! What is right and wrong in tables of codes: the checks of `data/` and of tables of one's own. Shared with the build
//! script, which makes the crate's tables of what passes.

pub mod cells;
pub mod certain;
pub mod columns;
pub mod contexts;
pub mod doubted;
pub mod groups;
pub mod inherited;
pub mod messages;
pub mod model;
pub mod now;
pub mod own;
pub mod own_messages;
pub mod rows;
pub mod sets;
pub mod shopper;
pub mod stricter;
pub mod systems;
pub mod table;
pub mod texts;
