//! `export`: every row, in forms that other programs read.

mod csv;
mod disagreements;
mod json;
mod postgresql;
mod release;
pub mod rows;
mod schema;
mod sql;
mod sqlite;
mod tables;
mod typescript;
