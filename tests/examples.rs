//! What the examples do.

#[path = "../examples/column.rs"]
#[allow(dead_code, reason = "the test calls what the program calls")]
mod column;
#[path = "../examples/simulate.rs"]
#[allow(dead_code, reason = "the test calls what the program calls")]
mod simulate;

fn annotated(set: &str, name: &str, table: &str) -> Result<String, String> {
    let mut out = Vec::new();
    column::annotate(set, name, table.as_bytes(), &mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn each_line_gets_its_verdict() {
    let table = "order,code\n1,800.100.153\n\"2, \"\"late\"\"\",000.000.000\n3,soon\n4";
    let wanted = "\
order,code,outcome,reason,retry,error
1,800.100.153,declined,incorrect_cvc,after_data_fix,
\"2, \"\"late\"\"\",000.000.000,approved,,not_needed,
3,soon,,,,\"not a code of opp.result: expected three groups of three digits with dots between, such as 800.100.153\"
4,,,,,\"not a code of opp.result: expected three groups of three digits with dots between, such as 800.100.153\"
";
    assert_eq!(annotated("opp.result", "code", table).unwrap(), wanted);
}

#[test]
fn rows_of_any_length_are_read() {
    let long = "x".repeat(200_000);
    let many = ",".repeat(500);
    let table = format!("code,text{many}\n800.100.155,{long}{many}\n");
    let out = annotated("opp.result", "code", &table).unwrap();
    assert!(out.contains(&long) && out.ends_with(",declined,insufficient_funds,later,\n"));
}

#[test]
fn mistakes_are_told() {
    assert!(annotated("opp.results", "code", "code\n").unwrap_err().contains("opp.result"));
    assert_eq!(
        annotated("opp.result", "codes", "a,b\n").unwrap_err(),
        "no column `codes`; expected one of a, b"
    );
    assert!(annotated("opp.result", "code", "").unwrap_err().contains("a first line"));
}

#[test]
fn a_simulated_policy_breaks_no_rule_with_the_plan() {
    for policy in payverdict::plan::Policy::published() {
        let planned = simulate::simulate(policy, true, 300, 7);
        assert_eq!((planned.broken, planned.fees), (0, 0), "{}", policy.id());
        assert_eq!(planned, simulate::simulate(policy, true, 300, 7), "the same seed tells the same");
        let alone = simulate::simulate(policy, false, 300, 7);
        assert!(alone.broken > 0 && alone.tries > planned.tries, "{}: {alone:?} {planned:?}", policy.id());
    }
}

#[test]
fn the_pages_show_what_the_simulation_prints() {
    let report = simulate::report(10_000, 1);
    let page = |name| std::fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (plan, readme) = (page("docs/plan.md"), page("README.md"));
    for line in report.lines() {
        let is_told = plan.contains(line) && (!line.starts_with('|') || readme.contains(line));
        assert!(is_told, "the pages lack `{line}`; run `cargo run --release --example simulate`");
    }
}
