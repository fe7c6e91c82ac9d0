//! The service is told to stop: what was begun is ended, nothing new is taken.

use std::io::Write;
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use crate::requests::{answered, get};
use crate::running::Running;

/// A request whose body lacks its last byte.
fn begun(service: &Running) -> TcpStream {
    let mut stream = TcpStream::connect(service.address).unwrap();
    let head = "POST /payload HTTP/1.1\r\nHost: test\r\nContent-Length: 66\r\n\r\n";
    let body = r#"{"orderId": "A1", "purchaseId": 17, "amount": 500.25, "status": 1"#;
    stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
    // It is being answered, and not only sent.
    while !get(service.address, "/metrics").text().contains("payverdict_in_flight 1") {
        sleep(Duration::from_millis(5));
    }
    stream
}

#[test]
fn what_was_begun_is_ended_and_nothing_new_is_taken() {
    let service = Running::with(&["--time", "60000", "--grace", "60000"]);
    let mut stream = begun(&service);
    let idle = TcpStream::connect(service.address).unwrap();
    service.tell_to_stop();
    while TcpStream::connect(service.address).is_ok() {
        sleep(Duration::from_millis(5));
    }
    stream.write_all(b"}").unwrap();
    let answer = answered(&mut stream);
    assert_eq!((answer.status, &answer.json()["is_paid"]), (200, &true.into()));
    drop(idle);
    assert_eq!(service.ended(), (true, "payverdict-serve: stopping\n".into()));
}

#[test]
fn what_does_not_end_in_time_is_left() {
    let service = Running::with(&["--time", "60000", "--grace", "100"]);
    let _held = begun(&service);
    let written = service.stop();
    assert!(written.contains("some requests were not ended in time"), "{written}");
}
