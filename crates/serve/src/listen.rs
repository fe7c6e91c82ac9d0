//! Connections: taken, served, and ended when the service is told to stop.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{interval, sleep, timeout};
use tower_service::Service as _;

use crate::client::Peer;
use crate::patient::Patient;
use crate::service::{Service, router};

/// The room for the headers of a request.
const HEADERS_MAX: usize = 64 << 10;
/// How often clients that have gone are forgotten.
const TIDIED: Duration = Duration::from_secs(60);
/// After a connection could not be taken, as there are too many files.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves until the process is told to stop (SIGTERM, or SIGINT from a keyboard), and then ends what was begun.
pub async fn serve(service: Arc<Service>, address: &str) -> io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    eprintln!("payverdict-serve: listening on http://{}", listener.local_addr()?);
    let router = router(&service);
    let room = Arc::new(Semaphore::new(service.limits.connections));
    let ending = GracefulShutdown::new();
    let mut tidied = interval(TIDIED);
    loop {
        let taken = async {
            let place = Arc::clone(&room).acquire_owned().await.map_err(io::Error::other)?;
            listener.accept().await.map(|(stream, peer)| (stream, Peer(peer), place))
        };
        tokio::select! {
            taken = taken => match taken {
                Ok((stream, peer, place)) => connect(&service, &router, &ending, stream, peer, place),
                Err(_) => sleep(PAUSE).await,
            },
            _ = tidied.tick() => service.tidy(),
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
        }
    }
    drop(listener);
    eprintln!("payverdict-serve: stopping");
    if timeout(Duration::from_millis(service.limits.grace), ending.shutdown()).await.is_err() {
        eprintln!("payverdict-serve: some requests were not ended in time");
    }
    Ok(())
}

fn connect(
    service: &Arc<Service>,
    router: &axum::Router,
    ending: &GracefulShutdown,
    stream: TcpStream,
    peer: Peer,
    place: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let router = router.clone();
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        // A router is ready at any time.
        router.clone().call(request)
    });
    let stream = Patient::new(stream, Duration::from_millis(service.limits.time));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(service.limits.header_time))
        .max_buf_size(HEADERS_MAX)
        .serve_connection(TokioIo::new(stream), answer);
    let connection = ending.watch(connection);
    let counted = service.metrics.connected();
    tokio::spawn(async move {
        // A client that goes away, or sends what is no request, is nobody's fault here.
        let _ = connection.await;
        drop((counted, place));
    });
}
