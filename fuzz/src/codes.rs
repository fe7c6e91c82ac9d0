//! One code in one set, as many as possible: the first byte chooses the set.
//!
//! `decode` tries its bytes in all sets and in all ways, which takes thousands of times as long.

use payverdict::{CodeSet, decode_bytes};

use super::bytes::Bytes;
use super::decode::holds;

pub fn target(data: &[u8]) {
    let mut bytes = Bytes(data);
    let set = *bytes.one(CodeSet::ALL);
    match decode_bytes(set, bytes.0) {
        Ok(verdict) => holds(verdict, set),
        Err(error) => assert_eq!((error.kind(), error.expected()), ("malformed", set.expected())),
    }
}
