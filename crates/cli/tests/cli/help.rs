//! `--help` and `--version`.

use super::command::run_well;

#[test]
fn every_command_and_every_option_is_explained() {
    let all = run_well(&["--help"]);
    for command in
        ["decode", "payload", "read", "timeline", "plan", "search", "sets", "export", "diff", "completions"]
    {
        assert!(all.contains(command), "{command} in {all}");
        let help = run_well(&[command, "--help"]);
        assert!(help.contains("Usage: payverdict"), "{help}");
        for line in help.lines().filter(|line| line.trim_start().starts_with("--")) {
            // An option's text stands beside it, or beneath where some text is long.
            let beside = line.trim().contains("  ");
            let beneath = help.contains(&format!("{line}\n          "));
            assert!(beside || beneath, "{line} in {help}");
        }
    }
    assert!(all.contains("Exit status"), "{all}");
    assert!(all.contains(&format!("Version of the data: {}\n", payverdict::DATA_VERSION)), "{all}");
}

#[test]
fn version_is_that_of_the_crate() {
    assert_eq!(run_well(&["--version"]), concat!("payverdict ", env!("CARGO_PKG_VERSION"), "\n"));
}
