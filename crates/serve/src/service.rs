//! The service: each request through its limits to its answer.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{self, HeaderValue, Method, Response, StatusCode, header};
use axum::routing::any;
use payverdict::Locale;
use payverdict_answers::{Desk, Refusal};

use crate::answer::{self, Answer, Request};
use crate::args::Limits;
use crate::limits::Gate;
use crate::metrics::{Metrics, OPEN_METRICS};
use crate::problem::Problem;
use crate::routes::{JSON, ROUTES, Route};
use crate::{body, client, openapi};

/// A body of so many bytes is answered where it was read; a longer one does not keep others from being read.
const AT_ONCE: usize = 4 << 10;
/// The name of whatever has no route.
const ELSEWHERE: &str = "other";

/// What all requests have in common.
pub struct Service {
    desk: Desk,
    pub limits: Limits,
    gate: Gate,
    pub metrics: Metrics,
    openapi: Bytes,
}

impl Service {
    pub fn new(desk: Desk, limits: Limits) -> Arc<Self> {
        let openapi = openapi::document(&desk).into();
        let gate = Gate::new(limits.rate, limits.in_flight);
        Arc::new(Self { desk, limits, gate, metrics: Metrics::new(), openapi })
    }

    /// Forgets what need not be known any more.
    pub fn tidy(&self) {
        self.gate.tidy();
    }
}

/// The router of a service.
pub fn router(service: &Arc<Service>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let service = Arc::clone(service);
        let asked = move |request| asked(Arc::clone(&service), route, request);
        router = router.route(&route.pattern(), any(asked));
    }
    for (path, give) in GIVEN {
        let service = Arc::clone(service);
        let given = move |request| given(Arc::clone(&service), path, *give, request);
        router = router.route(path, any(given));
    }
    let service = Arc::clone(service);
    router.fallback(move |request| unknown(Arc::clone(&service), request))
}

/// What is given without limits on the rate: it is asked for by those who keep the service going.
type Give = fn(&Service) -> (Bytes, &'static str);

const GIVEN: &[(&str, Give)] = &[
    ("/health", |_| {
        (
            Bytes::from_static(
                concat!(r#"{"status":"ok","version":""#, env!("CARGO_PKG_VERSION"), "\"}\n").as_bytes(),
            ),
            JSON,
        )
    }),
    ("/metrics", |service| (service.metrics.text().into(), OPEN_METRICS)),
    ("/openapi.json", |service| (service.openapi.clone(), JSON)),
];

async fn given(
    service: Arc<Service>,
    path: &'static str,
    give: Give,
    request: http::Request<Body>,
) -> Response<Body> {
    let watch = Watch::start(&service, path, &request);
    let response = match allowed(&request, &Method::GET) {
        Ok(()) => {
            let (text, media) = give(&service);
            response(text, media, None)
        }
        Err(problem) => problem.into_response(),
    };
    watch.end(response, 0)
}

async fn unknown(service: Arc<Service>, request: http::Request<Body>) -> Response<Body> {
    let watch = Watch::start(&service, ELSEWHERE, &request);
    let paths = ROUTES.iter().map(|route| route.path).chain(GIVEN.iter().map(|(path, _)| *path));
    let refusal = Refusal::new("no_such_path", "there is nothing at this path");
    let refusal = refusal.expecting(paths.collect::<Vec<_>>().join(", "));
    watch.end(Problem::new(StatusCode::NOT_FOUND, refusal).into_response(), 0)
}

async fn asked(service: Arc<Service>, route: &'static Route, request: http::Request<Body>) -> Response<Body> {
    let watch = Watch::start(&service, route.path, &request);
    let _counted = service.metrics.asked();
    let mut length = 0;
    let time = Duration::from_millis(service.limits.time);
    let answer = tokio::time::timeout(time, limited(&service, route, request, time, &mut length));
    let response = match answer.await {
        Ok(Ok((answer, locale))) => response(answer.text.into(), answer.media, Some(locale)),
        Ok(Err(problem)) => problem.into_response(),
        Err(_) => {
            let detail = format!("the request took longer than {} ms", time.as_millis());
            let problem = Problem::new(StatusCode::REQUEST_TIMEOUT, Refusal::new("timeout", detail));
            // What is still to come of the body is not waited for.
            problem.with(header::CONNECTION, "close").into_response()
        }
    };
    watch.end(response, length)
}

async fn limited(
    service: &Arc<Service>,
    route: &'static Route,
    request: http::Request<Body>,
    time: Duration,
    length: &mut usize,
) -> Result<(Answer, Locale), Problem> {
    let until = Instant::now() + time;
    let (head, body) = request.into_parts();
    let client = client::address(&head.extensions, &head.headers, service.limits.trust_forwarded);
    service.gate.ask(client)?;
    allowed_method(&head.method, &route.method())?;
    let mut read = Request::read(route, &head.uri, &head.headers)?;
    if !route.bodies.is_empty() {
        let media = body::media(route, &head.headers)?;
        let body = body::read(body, service.limits.body).await?;
        *length = body.len();
        read = read.with_body(media, body);
    }
    // Those whose bodies are slow keep nobody from being answered.
    let _place = service.gate.place()?;
    let locale = read.locale;
    let room = answer::room(service.limits.answer, until);
    let work = {
        let service = Arc::clone(service);
        move || catch_unwind(AssertUnwindSafe(|| read.answer(&service.desk, room)))
    };
    let done = if *length <= AT_ONCE {
        work()
    } else {
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(error.into_panic()))
    };
    let answer = done.unwrap_or_else(|_| {
        let refusal = Refusal::new("fault", "the service has a fault; nothing is said of the request");
        Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, refusal))
    })?;
    Ok((answer, locale))
}

fn allowed(request: &http::Request<Body>, method: &Method) -> Result<(), Problem> {
    allowed_method(request.method(), method)
}

/// Whether it is the method of a route. Where something is read, its headers may be asked for alone.
fn allowed_method(asked: &Method, method: &Method) -> Result<(), Problem> {
    if asked == method || (asked == Method::HEAD && method == Method::GET) {
        return Ok(());
    }
    let allow = if method == Method::GET { "GET, HEAD" } else { method.as_str() };
    let refusal = Refusal::new("method", "the path does not take this method").expecting(allow);
    Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, refusal).with(header::ALLOW, allow))
}

fn response(text: Bytes, media: &'static str, locale: Option<Locale>) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if let Some(locale) = locale {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.as_str()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    }
    response
}

/// What is counted and written of a request.
struct Watch<'a> {
    service: &'a Service,
    route: &'static str,
    method: Method,
    start: Instant,
}

impl<'a> Watch<'a> {
    fn start(service: &'a Service, route: &'static str, request: &http::Request<Body>) -> Self {
        Self { service, route, method: request.method().clone(), start: Instant::now() }
    }

    fn end(self, mut response: Response<Body>, length: usize) -> Response<Body> {
        let Self { service, route, method, start } = self;
        let headers = response.headers_mut();
        // Answers are about payments: nobody keeps them by the way.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        let (status, took) = (response.status().as_u16(), start.elapsed());
        service.metrics.answered(route, status, took, length);
        if service.limits.log {
            // A method may be any word.
            let method = if is_known(&method) { method.as_str() } else { ELSEWHERE };
            let took = took.as_secs_f64() * 1000.0;
            let line = format!("method={method} route={route} status={status} body={length} ms={took:.3}\n");
            // In one piece.
            let _ = io::stderr().write_all(line.as_bytes());
        }
        response
    }
}

fn is_known(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS]
        .contains(method)
}
