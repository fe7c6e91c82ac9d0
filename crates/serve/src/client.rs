//! Who asks, for the limit on the rate.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{Extensions, HeaderMap};

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The client's address: that of the connection, or behind a proxy the one that the proxy wrote last. Of an address of
/// version 6 the network counts, as one machine has many of its addresses.
pub fn address(extensions: &Extensions, headers: &HeaderMap, trust_forwarded: bool) -> IpAddr {
    let peer = extensions.get::<Peer>().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.0.ip());
    let forwarded = trust_forwarded.then(|| forwarded(headers)).flatten();
    match forwarded.unwrap_or(peer).to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) >> 64 << 64).into()),
        address => address,
    }
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let header = headers.get_all("x-forwarded-for").iter().next_back()?;
    header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}
