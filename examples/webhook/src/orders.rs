//! The orders of a shop, in memory: a real one keeps them in its database.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What was asked for, and whether it is paid.
struct Order {
    /// As it was sent to the provider.
    amount: String,
    currency: String,
    paid: bool,
}

/// What becomes of an order when a document says that it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// It is paid, and was not before: the goods go out.
    Now,
    /// It was paid before: webhooks come twice.
    Before,
    /// The amount or the currency is not that of the order.
    OtherSum,
    /// No order has the reference.
    NoSuchOrder,
}

/// Orders by the reference under which the provider knows them.
#[derive(Default)]
pub struct Orders(Mutex<BTreeMap<String, Order>>);

impl Orders {
    /// Adds an order that waits for its payment.
    pub fn add(&self, reference: &str, amount: &str, currency: &str) {
        let order = Order { amount: amount.into(), currency: currency.into(), paid: false };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(reference.into(), order);
    }

    /// Takes an order for paid, if it is there and the sum is the one that was asked for.
    pub fn pay(&self, reference: Option<&str>, amount: Option<&str>, currency: Option<&str>) -> Paid {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(order) = reference.and_then(|reference| orders.get_mut(reference)) else {
            return Paid::NoSuchOrder;
        };
        // What is not exactly what was sent is left to a person.
        if amount != Some(&order.amount) || currency != Some(&order.currency) {
            return Paid::OtherSum;
        }
        if std::mem::replace(&mut order.paid, true) { Paid::Before } else { Paid::Now }
    }
}
