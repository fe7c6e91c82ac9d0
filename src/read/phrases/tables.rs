//! The tables that the build script makes of `data/phrases.csv`.

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
