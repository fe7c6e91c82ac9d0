//! A service that takes payment webhooks. An order counts as paid only if the answer to the document says so, and only
//! for the sum that was asked for.
//!
//! ```console
//! $ cargo run -p payverdict-webhook
//! $ curl -d '{"id": "A-17", "paymentType": "DB", "amount": "92.00", "currency": "EUR", "result": {"code": "000.000.000"}}' \
//!     http://127.0.0.1:8080/webhooks/opp
//! ```

mod orders;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use payverdict::payload::{Options, PayloadSystem, read_one};

use orders::{Orders, Paid};

/// The status and the text that the provider gets.
type Reply = (StatusCode, String);

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let orders = Orders::default();
    orders.add("A-17", "92.00", "EUR");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    println!("waiting for webhooks on http://{}/webhooks/SYSTEM", listener.local_addr()?);
    axum::serve(listener, service(Arc::new(orders))).await
}

/// One address for each provider, so that it is known who sends.
fn service(orders: Arc<Orders>) -> Router {
    Router::new().route("/webhooks/{system}", post(webhook)).with_state(orders)
}

/// Reads one document. Check the provider's signature before this, or ask the provider's API for the payment: anybody
/// can send a document that says paid.
async fn webhook(State(orders): State<Arc<Orders>>, Path(system): Path<String>, body: Bytes) -> Reply {
    let Ok(system) = system.parse::<PayloadSystem>() else {
        return (StatusCode::NOT_FOUND, "no documents of this system are read".into());
    };
    // The error holds nothing of the document but paths and codes, so it may be logged.
    let answer = match read_one(&body, Options::default().system(system)) {
        Ok(answer) => answer,
        Err(error) => return (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()),
    };
    let paid = answer.is_paid().then(|| orders.pay(answer.reference(), answer.amount(), answer.currency()));
    let text = match paid {
        None => format!("{}: {}", answer.outcome().as_str(), answer.next()),
        Some(Paid::Now) => "paid: ship the order".into(),
        Some(Paid::Before) => "paid already: nothing to do".into(),
        Some(Paid::OtherSum) => "paid, but another sum than was asked for: have a person look".into(),
        Some(Paid::NoSuchOrder) => "paid, but there is no such order: have a person look".into(),
    };
    (StatusCode::OK, text)
}

#[cfg(test)]
mod tests;
