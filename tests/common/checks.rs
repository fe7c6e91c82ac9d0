//! What reading the tables needs of their checks.

#[path = "../../src/checks/columns.rs"]
pub mod columns;
#[path = "../../src/checks/table.rs"]
pub mod table;
