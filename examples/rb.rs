use std::time::Instant;
fn main() {
    let text = std::fs::read("/tmp/log100.txt").unwrap();
    for _ in 0..3 {
        let t = Instant::now();
        let n = payverdict::read(&text).count();
        let s = t.elapsed().as_secs_f64();
        println!("read {n} {s:.3} {:.0} MB/s", text.len() as f64 / s / 1e6);
    }
}
