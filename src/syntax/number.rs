//! Numbers of one to nine digits, leading zeros counting.

/// A packed number or response code in those bits that a triple takes, too.
#[inline(always)]
pub const fn keep(packed: u32) -> u64 {
    (packed & 0xFFF_FFFF) as u64 | ((packed >> 28) as u64) << 32
}

/// The packed code that `keep` has kept.
pub const fn kept(kept: u64) -> u32 {
    (kept & 0xFFF_FFFF) as u32 | ((kept >> 32 & 0xF) as u32) << 28
}

/// Packs one to nine digits. A one comes before them, so that leading zeros count.
#[inline]
pub const fn pack_number(text: &[u8]) -> Option<u32> {
    let (word, digits) = match *text {
        [a] => (a as u64, 1),
        [a, b] => (a as u64 | (b as u64) << 8, 2),
        [a, b, c] => (a as u64 | (b as u64) << 8 | (c as u64) << 16, 3),
        _ => match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
            (Some(first), Some(last)) if text.len() <= 8 => {
                let shift = (text.len() as u32 - 4) * 8;
                let last = (u32::from_le_bytes(*last) as u64) << shift;
                (u32::from_le_bytes(*first) as u64 | last, text.len() as u32)
            }
            _ => return pack_nine(text),
        },
    };
    // The one that comes before the digits. A table costs less than a power.
    const ONES: [u32; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    // The digits move to the high bytes, zeros fill the low ones: always eight digits.
    let empty = 64 - digits * 8;
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let padded = word << empty | if empty == 0 { 0 } else { ZEROS >> (64 - empty) };
    let values = padded ^ ZEROS;
    if (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = values.wrapping_mul(10).wrapping_add(values >> 8);
    const BYTES: u64 = 0x0000_00FF_0000_00FF;
    let first = (pairs & BYTES).wrapping_mul(100 | 1_000_000 << 32);
    let second = (pairs >> 16 & BYTES).wrapping_mul(1 | 10_000 << 32);
    Some((first.wrapping_add(second) >> 32) as u32 + ONES[digits as usize])
}

const fn pack_nine(text: &[u8]) -> Option<u32> {
    let [head @ .., last] = text else { return None };
    if text.len() != 9 || !last.is_ascii_digit() {
        return None;
    }
    match pack_number(head) {
        Some(packed) => Some(packed * 10 + (*last - b'0') as u32),
        None => None,
    }
}
