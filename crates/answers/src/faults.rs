//! What is said of a fault of the program itself.

/// From now on a panic tells where it was and no more: what its message says may be taken from a document. `what` has
/// ended by it, such as `payverdict-serve: a request`.
pub fn tell_places_alone(what: &'static str) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("{what} ended by a fault at {place}");
    }));
}
