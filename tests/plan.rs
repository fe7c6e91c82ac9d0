//! Plans, through the public face: what may be tried again, when, and by which rule.

mod plan {
    mod checker;
    mod dates;
    mod errors;
    mod followed;
    #[cfg(feature = "payload")]
    mod given;
    mod histories;
    mod hyperswitch;
    mod order;
    mod policies;
    mod repeats;
    mod rules;
    mod times;
    mod words;
}
