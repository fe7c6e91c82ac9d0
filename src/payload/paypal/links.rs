//! Links to resources: what they are, and whether they are those of the sandbox.

use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use crate::host::{host_of, is_within};

const SANDBOX: &str = "sandbox.paypal.com";

/// Takes down whether a link points to the sandbox; one that cannot be read leaves that open.
pub fn look(holder: At<'_>, reading: &mut Reading) {
    let Some(links) = holder.get(Key::Links) else { return };
    reading.unclear |= !links.is_list();
    for link in links.items() {
        match link.get(Key::Href).and_then(|href| href.text()) {
            Some(href) => {
                let host = host_of(href.as_bytes());
                reading.test |= host.is_some_and(|host| is_within(host, SANDBOX));
            }
            None => reading.unclear = true,
        }
    }
}

/// The kind and the id of the resource that a link of some relation points to: `captures` and `3C6…`.
pub fn of<'a>(holder: At<'a>, relation: &str) -> Option<(&'a str, &'a str)> {
    let links = holder.get(Key::Links)?.items();
    let link = links.iter().find(|link| link.get(Key::Rel).is_some_and(|rel| rel.is(relation)))?;
    let path = link.get(Key::Href)?.text()?.split(['?', '#']).next()?;
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let (id, name) = (parts.next()?, parts.next()?);
    Some((name, id))
}
