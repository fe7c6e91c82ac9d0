//! What is counted, for Prometheus.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The media type of the text.
pub const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds, from what one code takes to what is refused by default.
const BUCKETS: [f64; 10] = [0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: &'static str,
}

/// Everything that is counted. No label is taken from a request but its route.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram>,
    body: Counter<u64, AtomicU64>,
    in_flight: Gauge,
    connections: Gauge,
}

impl Metrics {
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("payverdict");
        let requests = Family::<Answered, Counter>::default();
        let seconds = Family::<Asked, Histogram>::new_with_constructor(|| Histogram::new(BUCKETS));
        let (body, in_flight, connections) = (Counter::default(), Gauge::default(), Gauge::default());
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register_with_unit(
            "request_duration",
            "Time from the headers of a request to its answer",
            Unit::Seconds,
            seconds.clone(),
        );
        registry.register_with_unit("body", "Bodies that were read", Unit::Bytes, body.clone());
        registry.register("in_flight", "Requests that are being answered", in_flight.clone());
        registry.register("connections", "Connections that are open", connections.clone());
        Self { registry, requests, seconds, body, in_flight, connections }
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a text takes everything");
        text
    }

    pub fn answered(&self, route: &'static str, status: u16, took: Duration, body: usize) {
        self.requests.get_or_create(&Answered { route, status }).inc();
        self.seconds.get_or_create(&Asked { route }).observe(took.as_secs_f64());
        self.body.inc_by(body as u64);
    }

    /// Counts a request while it is answered.
    pub fn asked(&self) -> Counted {
        Counted::in_(&self.in_flight)
    }

    /// Counts a connection while it is open.
    pub fn connected(&self) -> Counted {
        Counted::in_(&self.connections)
    }
}

/// Something that is counted until it is dropped.
pub struct Counted(Gauge);

impl Counted {
    fn in_(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
