//! Tables for the tests.

use payverdict::overlay::Tables;

const CODES: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source";

#[track_caller]
pub fn tables(files: &[(&str, String)]) -> Tables {
    let files = files.iter().map(|(name, text)| (*name, text.as_str()));
    Tables::from_csv(files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// A file of codes with these rows.
pub fn codes(rows: &str) -> String {
    format!("{CODES}\n{rows}")
}

/// A gateway with a few codes, one of which is approved.
pub fn gateway() -> Vec<(&'static str, String)> {
    vec![
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n".into()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nlocalpay-guide,Guide,Local Pay,,2026,2026-11-26,primary\n".into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example\n\
             localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1\n\
             localpay.state,localpay,States,word,,,,localpay-guide,settled\n"
                .into(),
        ),
        (
            "groups.csv",
            "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source\n\
             localpay.response,Q,refused by the gateway,declined,unspecified,other_method,,,,,\n"
                .into(),
        ),
        ("codes/localpay.response.csv", codes("A1,approved,,not_needed,,,,,Taken,\nQ1,declined,stolen_card,never,,,,,Reported as stolen,\n").replace("stolen_card", "lost_or_stolen_card")),
        ("codes/localpay.state.csv", codes("settled,approved,,not_needed,,,,,Settled,\nturned_down,declined,do_not_honor,later,,,,,Turned down,\n")),
    ]
}

/// A payment that was refused with a code that `risk_team` has a row and a text for.
pub const REFUSED: &[u8] = br#"{"id": "8ac7a4a1", "paymentType": "DB", "amount": "92.00", "currency": "EUR", "result": {"code": "800.100.152"}, "ndc": "1"}"#;

/// A stricter row for a code of OPP, with a text of one's own.
pub fn risk_team() -> Tables {
    let text = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,message\n\
                800.100.152,,,never,,,,,Our risk team says no,,risk_team\n";
    tables(&[
        ("codes/opp.result.csv", text.into()),
        ("messages.csv", "id,en\nrisk_team,Please write to us.\n".into()),
    ])
}
