//! Points in time and lengths of time, as texts.

use payverdict::plan::{Span, Timestamp};
use proptest::prelude::*;

#[test]
fn times_are_read_with_any_offset_and_fraction() {
    for (text, unix, written) in [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2000-02-29T23:59:59Z", 951_868_799, "2000-02-29T23:59:59Z"),
        ("2025-05-25T00:00:00+00:00", 1_748_131_200, "2025-05-25T00:00:00Z"),
        ("2026-11-26t13:30:00.250+01:30", 1_795_694_400, "2026-11-26T12:00:00.25Z"),
        ("2026-12-31 23:59:60Z", 1_798_761_600, "2027-01-01T00:00:00Z"),
        ("2024-02-29T00:00:00Z", 1_709_164_800, "2024-02-29T00:00:00Z"),
        ("2100-03-01T00:00:00Z", 4_107_542_400, "2100-03-01T00:00:00Z"),
        ("2026-11-26T12:00:00-23:59", 1_795_780_740, "2026-11-27T11:59:00Z"),
        ("0000-01-01T00:00:00Z", -62_167_219_200, "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.1234567899Z", 253_402_300_799, "9999-12-31T23:59:59.123456789Z"),
    ] {
        let time: Timestamp = text.parse().unwrap();
        assert_eq!((time.unix(), time.to_string()), (unix, written.into()), "{text}");
    }
}

#[test]
fn other_texts_are_no_times() {
    for text in [
        "",
        "2026-11-26",
        "2026-11-26T12:00:00",
        "2026-11-26T12:00Z",
        "2026-11-31T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "1900-02-29T12:00:00Z",
        "2100-02-29T12:00:00Z",
        "2026-00-10T12:00:00Z",
        "2026-11-26T24:00:00Z",
        "2026-11-26T12:60:00Z",
        "2026-11-26T12:00:61Z",
        "2026-11-26T12:00:00.Z",
        "2026-11-26T12:00:00+0100",
        "2026-11-26T12:00:00+24:00",
        "2026-11-26T12:00:00+00:60",
        "2026-11-26T12:00:00Zx",
        "+026-11-26T12:00:00Z",
        "２０２６-11-26T12:00:00Z",
        "1795694400",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
}

#[test]
fn spans_are_read_in_minutes_hours_and_days() {
    for (text, minutes, written) in [
        ("5m", 5, "5m"),
        ("60m", 60, "1h"),
        ("36h", 2_160, "36h"),
        ("15d", 21_600, "15d"),
        ("48h", 2_880, "2d"),
        ("1500m", 1_500, "25h"),
        ("3660d", 5_270_400, "3660d"),
    ] {
        let span: Span = text.parse().unwrap();
        assert_eq!((span.minutes(), span.to_string()), (minutes, written.into()));
    }
    for text in ["", "5", "h", "0h", "-1h", "+1h", "1.5h", "1w", "9999999999d", "11y", "3661d", "5 m"] {
        assert!(text.parse::<Span>().is_err(), "{text}");
    }
}

#[test]
fn no_time_at_all_is_written_in_minutes() {
    assert_eq!(Span::from_minutes(0).to_string(), "0m");
}

proptest! {
    #[test]
    fn every_second_is_written_and_read(unix in -62_167_219_200_i64..=253_402_300_799) {
        let time = Timestamp::from_unix(unix);
        prop_assert_eq!(time.to_string().parse(), Ok(time));
    }

    #[test]
    fn no_text_is_too_odd_to_be_refused(text in "\\PC{0,40}") {
        let _ = text.parse::<Timestamp>();
        let _ = text.parse::<Span>();
    }
}

#[test]
fn every_day_comes_back() {
    for day in -100_000..100_000 {
        let time = Timestamp::from_unix(day * 86_400 + 3_661);
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}
