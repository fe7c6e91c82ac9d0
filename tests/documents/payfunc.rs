//! PayFunc: orders, authorisations, events, payments and errors.
