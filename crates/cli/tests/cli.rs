//! The `payverdict` command, run as its users run it.

mod cli {
    mod bad_input;
    mod broken_pipe;
    mod cards;
    mod color;
    mod command;
    mod completions;
    mod diff;
    mod every_code;
    mod export;
    mod help;
    mod json_lines;
    mod locales;
    #[cfg(target_os = "linux")]
    mod memory;
    mod pairs;
    mod phrases;
    mod plan;
    mod read;
    mod records;
    mod search;
    mod sets;
    mod streaming;
    mod tables;
    mod timeline;
    mod triggers;
    mod unlisted;
    mod usage;
    mod without_set;
}
