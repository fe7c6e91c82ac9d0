//! A verdict is one number, so that handing it on costs nothing.

use payverdict::{DecodeError, Entry, Verdict};

#[test]
fn verdicts_are_small() {
    assert_eq!(size_of::<Verdict>(), 8);
    assert_eq!(size_of::<Option<Verdict>>(), 16);
    assert_eq!(size_of::<Result<Verdict, DecodeError>>(), 16);
    assert_eq!(size_of::<Entry>(), 4);
    fn is_copy<T: Copy>() {}
    is_copy::<Verdict>();
}
