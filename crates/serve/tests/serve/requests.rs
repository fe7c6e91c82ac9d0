//! Requests, written by hand: so that broken ones can be sent, too.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use serde_json::Value;

/// What comes back.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The kind of a problem, which has the form that problems have.
    #[track_caller]
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let json = self.json();
        assert_eq!((&json["status"], &json["type"]), (&self.status.into(), &"about:blank".into()));
        assert!(json["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{json}");
        (self.status, json["kind"].as_str().unwrap().into())
    }
}

/// Sends bytes as they are, and reads until the other end closes.
pub fn raw(address: SocketAddr, request: &[u8]) -> Response {
    let mut stream = TcpStream::connect(address).unwrap();
    // A service that refuses may close before everything is sent.
    let _ = stream.write_all(request);
    answered(&mut stream)
}

/// Reads an answer until the other end closes.
pub fn answered(stream: &mut TcpStream) -> Response {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    parse(&text)
}

fn parse(text: &[u8]) -> Response {
    let end = text.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or_else(|| {
        panic!("not an answer: {}", String::from_utf8_lossy(text));
    });
    let head = std::str::from_utf8(&text[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap());
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.into())).collect();
    Response { status, headers, body: text[end + 4..].to_vec() }
}

pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    if method != "GET" && method != "HEAD" {
        text += &format!("Content-Length: {}\r\n", body.len());
    }
    let mut bytes = (text + "\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

pub fn get(address: SocketAddr, path: &str) -> Response {
    raw(address, &request("GET", path, &[], b""))
}

pub fn post(address: SocketAddr, path: &str, media: &str, body: &[u8]) -> Response {
    raw(address, &request("POST", path, &[("Content-Type", media)], body))
}
