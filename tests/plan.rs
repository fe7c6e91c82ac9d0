//! Plans, through the public face: what may be tried again, when, and by which rule.

mod plan {
    mod checker;
    mod dates;
    mod errors;
    mod followed;
    mod histories;
    mod hyperswitch;
    mod order;
    mod policies;
    mod rules;
    mod times;
    mod words;
}
