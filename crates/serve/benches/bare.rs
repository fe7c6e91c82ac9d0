//! A route of axum that does nothing: what the service is measured against. It prints where it listens.

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;

/// About as long as a verdict is.
const TEXT: &str = concat!(
    "{\"outcome\":\"declined\",\"summary\":\"",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "............................................................",
    "\"}\n"
);

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        eprintln!("bare: listening on http://{}", listener.local_addr()?);
        axum::serve(
            listener,
            Router::new().route("/", get(|| async { TEXT }).post(|_: String| async { TEXT })),
        )
        .await
    })
}
