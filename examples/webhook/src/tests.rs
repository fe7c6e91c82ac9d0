//! The service as a provider sees it.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

use super::*;

/// A service with one order, as each test begins.
fn shop() -> Router {
    let orders = Orders::default();
    orders.add("A-17", "92.00", "EUR");
    service(Arc::new(orders))
}

async fn send(shop: &Router, system: &str, body: &str) -> (u16, String) {
    let request = Request::post(format!("/webhooks/{system}")).body(Body::from(body.to_string())).unwrap();
    let response = shop.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let text = to_bytes(response.into_body(), 4096).await.unwrap();
    (status, String::from_utf8(text.to_vec()).unwrap())
}

/// A debit of the Open Payment Platform.
fn debit(reference: &str, amount: &str, code: &str) -> String {
    format!(
        r#"{{"id": "{reference}", "paymentType": "DB", "amount": "{amount}", "currency": "EUR", "result": {{"code": "{code}"}}}}"#
    )
}

#[tokio::test]
async fn an_order_is_paid_once() {
    let shop = shop();
    let document = debit("A-17", "92.00", "000.000.000");
    assert_eq!(send(&shop, "opp", &document).await, (200, "paid: ship the order".into()));
    assert_eq!(send(&shop, "opp", &document).await, (200, "paid already: nothing to do".into()));
}

#[tokio::test]
async fn another_sum_or_order_is_left_to_a_person() {
    let shop = shop();
    let (_, text) = send(&shop, "opp", &debit("A-17", "9.20", "000.000.000")).await;
    assert!(text.contains("another sum"), "{text}");
    let (_, text) = send(&shop, "opp", &debit("A-18", "92.00", "000.000.000")).await;
    assert!(text.contains("no such order"), "{text}");
}

#[tokio::test]
async fn what_is_not_paid_says_what_to_do() {
    let shop = shop();
    let (status, text) = send(&shop, "opp", &debit("A-17", "92.00", "800.100.155")).await;
    assert_eq!(status, 200);
    assert!(text.starts_with("declined: "), "{text}");
    let (_, text) = send(&shop, "opp", &debit("A-17", "92.00", "000.400.000")).await;
    assert!(text.starts_with("review: "), "{text}");
    // Nothing was paid by either.
    let (_, text) = send(&shop, "opp", &debit("A-17", "92.00", "000.000.000")).await;
    assert_eq!(text, "paid: ship the order");
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_not_repeated() {
    let shop = shop();
    for (system, body, status) in [
        ("nobody", "{}", 404),
        ("opp", "", 422),
        ("opp", r#"{"status": "paid", "customer": "Secret Shopper"}"#, 422),
        ("pei", &debit("A-17", "92.00", "000.000.000"), 422),
    ] {
        let (answered, text) = send(&shop, system, body).await;
        assert_eq!(answered, status, "{system} {body}: {text}");
        assert!(!text.contains("Secret"), "{text}");
    }
}
