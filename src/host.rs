//! The host of an address, and whose it is.

/// The host of an address, in bytes; `None` where no scheme is before it.
pub(crate) fn host_of(address: &[u8]) -> Option<&[u8]> {
    let scheme = address.windows(3).position(|part| part == b"://")?;
    address[scheme + 3..].split(|byte| matches!(byte, b'/' | b'?' | b'#')).next()
}

/// Whether a host is a domain or within it: `api.payex.com` is within `payex.com`, `notpayex.com` is not.
pub(crate) fn is_within(host: &[u8], domain: &str) -> bool {
    let Some(before) = host.len().checked_sub(domain.len()) else { return false };
    host[before..].eq_ignore_ascii_case(domain.as_bytes()) && (before == 0 || host[before - 1] == b'.')
}
