//! Every limit: what is beyond it is refused in words, and others are answered all the while.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use crate::requests::{answered, get, post, raw, request};
use crate::running::Running;

const CODE: &str = "/decode/visa.response/51";

#[test]
fn a_body_that_is_too_long_is_refused() {
    let service = Running::with(&["--body", "1000"]);
    let spaces = |count| [vec![b' '; count], br#"{"orderId": "A1"}"#.to_vec()].concat();
    assert_eq!(post(service.address, "/read", "text/plain", &spaces(900)).status, 200);
    let hostile = vec![b'['; 10 << 20];
    for path in ["/read", "/payload", "/timeline", "/plan"] {
        assert_eq!(
            post(service.address, path, "application/json", &spaces(1001)).problem(),
            (413, "body_too_long".into())
        );
        assert_eq!(
            post(service.address, path, "application/json", &hostile).problem(),
            (413, "body_too_long".into())
        );
    }
    // Of a body in chunks the length is not told before.
    let chunk = [&b"20000\r\n"[..], &[b'['; 0x20000], b"\r\n"].concat();
    let mut chunked =
        b"POST /payload HTTP/1.1\r\nHost: test\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            .to_vec();
    (0..20).for_each(|_| chunked.extend_from_slice(&chunk));
    chunked.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(raw(service.address, &chunked).problem(), (413, "body_too_long".into()));
    assert_eq!(get(service.address, CODE).status, 200);
}

#[test]
fn json_that_is_too_deep_is_refused() {
    let service = Running::with(&[]);
    let nested = |inner: &str| format!("{}{inner}{}", "[".repeat(200_000), "]".repeat(200_000));
    let deep = format!(r#"{{"ndc": "1", "result": {{"code": {}}}}}"#, nested("1"));
    for (path, kinds) in [
        ("/payload", ["too_deep", "malformed"]),
        ("/timeline", ["too_deep", "malformed"]),
        ("/plan", ["malformed", "malformed"]),
    ] {
        let (status, kind) = post(service.address, path, "application/json", deep.as_bytes()).problem();
        assert!(status == 422 && kinds.contains(&kind.as_str()), "{path}: {status} {kind}");
    }
    assert_eq!(post(service.address, "/read", "text/plain", deep.as_bytes()).status, 200);
    assert_eq!(get(service.address, CODE).status, 200);
}

#[test]
fn an_answer_that_is_too_long_is_refused() {
    let service = Running::with(&["--answer", "100000"]);
    let codes = "05\n".repeat(200);
    assert_eq!(
        post(service.address, "/read", "text/plain", codes.as_bytes()).problem(),
        (422, "answer_too_long".into())
    );
    // On one line as well.
    let codes = "response code 51, ".repeat(10_000);
    assert_eq!(
        post(service.address, "/read", "text/plain", codes.as_bytes()).problem(),
        (422, "answer_too_long".into())
    );
    assert_eq!(post(service.address, "/read", "text/plain", b"05").status, 200);
}

#[test]
fn a_slow_body_is_refused_while_others_are_answered() {
    let service = Running::with(&["--time", "400"]);
    let mut slow: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = TcpStream::connect(service.address).unwrap();
            let head = "POST /payload HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\n{";
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(get(service.address, CODE).status, 200);
    for stream in &mut slow {
        assert_eq!(answered(stream).problem(), (408, "timeout".into()));
    }
}

#[test]
fn slow_headers_and_silence_end_the_connection() {
    let service = Running::with(&["--header-time", "200"]);
    let mut slow: Vec<_> = ["", "GET /he", "GET /health HTTP/1.1\r\nHost: te"]
        .into_iter()
        .map(|part| {
            let mut stream = TcpStream::connect(service.address).unwrap();
            stream.write_all(part.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(get(service.address, CODE).status, 200);
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut rest = Vec::new();
        // The end, and not the time of this side.
        let read = stream.read_to_end(&mut rest).map_err(|error| error.kind());
        assert!(
            !matches!(read, Err(std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)),
            "{read:?}"
        );
    }
}

/// Many requests are sent at once, and nothing of their answers is read: those are more than a connection holds by itself.
#[test]
fn a_client_that_takes_nothing_of_its_answers_is_cut_off() {
    let service = Running::with(&["--time", "1500"]);
    let mut one = b"POST /read HTTP/1.1\r\nHost: test\r\nContent-Length: 2100\r\n\r\n".to_vec();
    one.extend_from_slice("05\n".repeat(700).as_bytes());
    let mut stream = TcpStream::connect(service.address).unwrap();
    stream.write_all(&one.repeat(40)).unwrap();
    let connections = |count| {
        let open = format!("payverdict_connections {count}");
        move |text: &str| text.lines().any(|line| line == open)
    };
    let (both, alone) = (connections(2), connections(1));
    let start = Instant::now();
    while !both(get(service.address, "/metrics").text()) {
        assert!(start.elapsed() < Duration::from_secs(60), "it is not taken");
    }
    while !alone(get(service.address, "/metrics").text()) {
        assert!(start.elapsed() < Duration::from_secs(60), "it is not cut off");
        thread::sleep(Duration::from_millis(50));
    }
    drop(stream);
}

#[test]
fn a_client_that_asks_too_often_is_told_when_to_come_again() {
    let service = Running::with(&["--rate", "1"]);
    let answers: Vec<_> = (0..50).map(|_| get(service.address, CODE)).collect();
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status != 200).collect();
    // A slow machine may take seconds for them.
    assert!(refused.len() < answers.len() && !refused.is_empty());
    for answer in refused {
        assert_eq!(answer.problem(), (429, "too_many_requests".into()));
        assert!(["1", "2"].contains(&answer.header("retry-after")), "{answer:?}");
    }
    // Those who keep it going may ask all the same.
    assert_eq!(get(service.address, "/health").status, 200);
}

#[test]
fn behind_a_proxy_each_client_has_a_rate_of_its_own() {
    let service = Running::with(&["--rate", "1", "--trust-forwarded"]);
    let ask = |forwarded: &str| {
        let headers = [("X-Forwarded-For", forwarded)];
        raw(service.address, &request("GET", CODE, &headers, b"")).status
    };
    let clients: Vec<_> = (0..40).map(|client| ask(&format!("203.0.113.7, 192.0.2.{client}"))).collect();
    assert!(clients.iter().all(|status| *status == 200), "{clients:?}");
    // What the client wrote by itself stands before what the proxy wrote.
    let start = Instant::now();
    let same: Vec<_> = (0..40).map(|client| ask(&format!("192.0.2.{client}, 198.51.100.9"))).collect();
    let seconds = start.elapsed().as_secs() as usize;
    assert!(same.iter().filter(|status| **status == 200).count() <= seconds + 2, "{same:?}");
    // Machines of one network of version 6 are one client.
    let network: Vec<_> = (0..40).map(|client| ask(&format!("2001:db8:1:2::{client:x}"))).collect();
    assert!(network.contains(&429), "{network:?}");
}

#[test]
fn more_at_once_than_are_allowed_come_again() {
    let service = Running::with(&["--in-flight", "0"]);
    let busy = get(service.address, CODE);
    assert_eq!((busy.problem(), busy.header("retry-after")), ((503, "busy".into()), "1"));
    assert_eq!(get(service.address, "/health").status, 200);
    // Bodies that are slow take no places.
    let service = Running::with(&["--in-flight", "1"]);
    let head = "POST /payload HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n{";
    let held = || {
        let mut stream = TcpStream::connect(service.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream
    };
    let _held: Vec<_> = (0..20).map(|_| held()).collect();
    while !get(service.address, "/metrics").text().contains("payverdict_in_flight 20") {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(get(service.address, CODE).status, 200);
}

#[test]
fn names_that_are_not_known_are_answered_with_those_that_are_near() {
    let service = Running::with(&[]);
    let answer = get(service.address, "/decode/opp.resul/800.100.153");
    assert_eq!(answer.problem(), (404, "unknown_set".into()));
    assert_eq!(answer.json()["nearest"][0], "opp.result");
    let answer = get(service.address, "/decode/800.100.153?system=op");
    assert_eq!(answer.problem(), (400, "unknown_system".into()));
    assert_eq!(answer.json()["nearest"][0], "opp");
    let answer = post(service.address, "/payload?system=stripee", "application/json", b"{}");
    assert_eq!(answer.problem(), (400, "unknown_system".into()));
    assert_eq!(answer.json()["nearest"][0], "stripe");
    for (path, status, kind) in [
        ("/decode/visa.response/51?locle=is", 400, "unknown_parameter"),
        ("/decode/visa.response/51?locale=is&locale=de", 400, "repeated_parameter"),
        ("/decode/visa.response/51?with=24", 422, "malformed"),
        ("/decode/visa.response/51?with=no.such%3D24", 404, "unknown_set"),
        ("/decode/visa.response/not%20one%20of%20them", 422, "malformed"),
        ("/decode/visa.response/do%20not%20honor", 422, "phrase"),
        ("/decode/visa.response/%FF", 400, "encoding"),
        ("/decode/%20", 422, "malformed"),
        ("/decodes/visa.response/51", 404, "no_such_path"),
        ("/", 404, "no_such_path"),
    ] {
        let answer = get(service.address, path);
        assert_eq!(answer.problem(), (status, kind.into()), "{path}");
    }
    let phrase = get(service.address, "/decode/visa.response/do%20not%20honor").json();
    assert_eq!((&phrase["reason"], &phrase["found"][0]["code"]), (&"do_not_honor".into(), &"05".into()));
    let expected = get(service.address, "/nowhere").json()["expected"].to_string();
    assert!(expected.contains("/decode/{set}/{code}") && expected.contains("/metrics"), "{expected}");
}

#[test]
fn methods_and_media_types_are_those_of_the_route() {
    let service = Running::with(&[]);
    for (method, path, allow) in [
        ("POST", CODE, "GET, HEAD"),
        ("DELETE", "/decode/51", "GET, HEAD"),
        ("GET", "/payload", "POST"),
        ("PUT", "/plan", "POST"),
        ("POST", "/health", "GET, HEAD"),
    ] {
        let answer = raw(service.address, &request(method, path, &[], b""));
        assert_eq!(answer.problem(), (405, "method".into()), "{method} {path}");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
    let head = raw(service.address, &request("HEAD", CODE, &[], b""));
    let whole = get(service.address, CODE);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.header("content-length"));
    for (path, media) in [("/payload", "image/png"), ("/plan", "text/plain"), ("/read", "application/xml")] {
        let answer = post(service.address, path, media, b"{}");
        assert_eq!(answer.problem(), (415, "media_type".into()), "{path} {media}");
        assert!(answer.json()["expected"].as_str().unwrap().contains("application/json"));
    }
    // A form is what some webhooks are, and what curl calls everything.
    let form = b"result.code=800.100.153&paymentType=DB&ndc=1";
    assert_eq!(post(service.address, "/payload", "application/x-www-form-urlencoded", form).status, 200);
    assert_eq!(raw(service.address, &request("POST", "/read", &[], b"05")).status, 200);
}

#[test]
fn a_body_with_nothing_in_it_and_one_that_breaks_off_are_refused() {
    let service = Running::with(&[]);
    for (path, kind) in
        [("/read", "empty"), ("/payload", "malformed"), ("/timeline", "malformed"), ("/plan", "empty")]
    {
        let answer = post(service.address, path, "application/json", b"");
        assert_eq!(answer.problem(), (422, kind.into()), "{path}");
    }
    let head =
        "POST /payload HTTP/1.1\r\nHost: test\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    let broken = raw(service.address, format!("{head}1\r\n{{\r\nzebra\r\n").as_bytes());
    assert_eq!(broken.problem(), (400, "incomplete".into()));
    for (query, kind) in [("now=yesterday", "time"), ("policy=wild", "policy"), ("policy=%7B", "policy")] {
        let answer = post(service.address, &format!("/plan?{query}"), "application/json", b"{}");
        assert_eq!(answer.problem(), (400, kind.into()), "{query}");
    }
}
