//! What may be tried, counted anew by somebody who knows the rules and nothing of how plans are made: every window is gone
//! through attempt by attempt. The numbers are written down here once more, by hand.

use payverdict::plan::Timestamp;

use super::histories::{DAY, HOUR, time};

/// An attempt as the checker sees it.
#[derive(Clone, Copy, Debug)]
pub struct Try {
    pub at: Timestamp,
    pub code: &'static str,
    pub advice: Option<&'static str>,
    pub is_visa: bool,
}

/// What is broken by another try at a time; `None` where nothing is.
pub fn broken(tries: &[Try], at: Timestamp, is_cautious: bool) -> Option<String> {
    let within = |seconds: i64| {
        let mut count = 0;
        for one in tries {
            if one.at.unix() > at.unix() - seconds && one.at.unix() <= at.unix() {
                count += 1;
            }
        }
        count
    };
    let said = |text: &str| Some(text.to_string());
    let is_visa = tries.last()?.is_visa;
    for one in tries {
        let age = at.unix() - one.at.unix();
        if matches!(one.code, "00") {
            return said("approved");
        }
        if one.is_visa && matches!(one.code, "04" | "12" | "14" | "41" | "43" | "57" | "R1") {
            return said("category 1, or 57");
        }
        if matches!((one.code, one.advice), ("83", _) | ("79", None)) {
            return said("barred by the answer");
        }
        if matches!(one.advice, Some("03" | "21")) && age < 30 * DAY {
            return said("advice 03 or 21 within 30 days");
        }
        let hours = match one.advice {
            Some("24") => 1,
            Some("25") => 24,
            Some("26") => 48,
            Some("30") => 240,
            Some("02") => 72,
            _ => 0,
        };
        if age < hours * HOUR {
            return said("advice to wait");
        }
        if one.code == "XA" {
            return said("unknown");
        }
    }
    if is_visa {
        let allowed = if at < time("2025-05-25T00:00:00Z") { 15 } else { 20 };
        if within(30 * DAY) >= allowed {
            return said("Visa's tries in 30 days");
        }
    } else if within(DAY) >= 10 {
        return said("Mastercard's tries in a day");
    } else if within(30 * DAY) >= 35 {
        return said("Mastercard's tries in 30 days");
    }
    if is_cautious {
        let last = tries.iter().map(|one| one.at.unix()).max()?;
        if at.unix() - last < DAY {
            return said("a day between two tries");
        }
        if within(15 * DAY) >= 4 {
            return said("four in 15 days");
        }
    }
    None
}
