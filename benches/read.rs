//! How fast a log is read, beside merely searching it: for one code, and for the pattern of a result code. All in one run.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Most of a log says nothing of payments.
const NOISE: [&str; 6] = [
    r#"10.0.0.17 - - [05/Nov/2026:10:54:05 +0000] "GET /shop/item/4811 HTTP/1.1" 200 5312 "-" "Mozilla/5.0 (X11; Linux x86_64)""#,
    "2026-11-05T10:54:12.123Z INFO  [worker-4] com.example.shop.OrderService - order 90211 saved in 12 ms",
    "1762340052 level=debug msg=\"cache hit\" key=product:77120 ttl=300 path=/var/cache/app",
    r#"{"ts":1762340052,"level":"info","msg":"session refreshed","user":5512,"ms":4}"#,
    "Nov  5 10:54:14 web01 kernel: [51012.441] eth0: link is up, 1000 Mbps full duplex",
    "\tat com.example.shop.CartService.total(CartService.java:151)",
];
const CODES: [&str; 5] = [
    "2026-11-05T10:54:13.001Z WARN  payment 51 refused: 800.100.153 transaction declined (invalid CVV)",
    "acquirer response code 05, merchant advice code 03",
    r#"pei callback {"orderId":"a1","acquirerStatusCode":"51-I"}"#,
    "the bank says insufficient funds, the customer will call",
    "DE39=91 DE37=633005510541",
];
/// One line in so many has a code.
const RARE: usize = 50;

fn log(bytes: usize, rare: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes + 200);
    let mut number = 0;
    while text.len() < bytes {
        let line = if number % rare == rare - 1 {
            CODES[number / rare % CODES.len()]
        } else {
            NOISE[number % NOISE.len()]
        };
        text.extend_from_slice(line.as_bytes());
        text.push(b'\n');
        number += 1;
    }
    text
}

/// How often a text stands in a log, as `grep -F -o | wc -l` counts it.
fn count_of(text: &[u8], sought: &[u8]) -> usize {
    memchr::memmem::find_iter(text, sought).count()
}

fn reading(criterion: &mut Criterion) {
    let pattern = regex::bytes::Regex::new(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}").expect("a pattern");
    for (name, text) in [
        ("log", log(100_000_000, RARE)),
        ("log of nothing but codes", log(10_000_000, 1)),
        (
            "one line",
            log(10_000_000, RARE).iter().map(|byte| if *byte == b'\n' { b' ' } else { *byte }).collect(),
        ),
        ("keys without codes", b"response code ".repeat(700_000)),
        ("triples of others", b"1.800.100.153 ".repeat(700_000)),
        ("phrases cut off", b"insufficient card expired ".repeat(400_000)),
        ("accents", "\u{e9}\u{301}".repeat(2_500_000).into_bytes()),
    ] {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        group.bench_function("read", |bencher| bencher.iter(|| payverdict::read(black_box(&text)).count()));
        if name == "log" {
            group.bench_function("one code (memmem, as grep -F)", |bencher| {
                bencher.iter(|| count_of(black_box(&text), b"800.100.153"));
            });
            group.bench_function("pattern of a result code (regex, as rg)", |bencher| {
                bencher.iter(|| pattern.find_iter(black_box(&text)).count());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
