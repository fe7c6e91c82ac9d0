//! How many requests are taken: at once, and of each client in a second.

use std::net::IpAddr;
use std::num::NonZeroU32;

use axum::http::{StatusCode, header};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use payverdict_answers::Refusal;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::Problem;

/// What keeps the service from doing too much.
pub struct Gate {
    rate: Option<DefaultKeyedRateLimiter<IpAddr>>,
    room: Semaphore,
}

impl Gate {
    pub fn new(rate: u32, in_flight: usize) -> Self {
        let rate = NonZeroU32::new(rate).map(|rate| RateLimiter::keyed(Quota::per_second(rate)));
        Self { rate, room: Semaphore::new(in_flight) }
    }

    /// Lets a client ask, or says when to come again.
    pub fn ask(&self, client: IpAddr) -> Result<(), Problem> {
        let Some(Err(until)) = self.rate.as_ref().map(|rate| rate.check_key(&client)) else { return Ok(()) };
        let wait = until.wait_time_from(DefaultClock::default().now());
        let refusal = Refusal::new("too_many_requests", "more requests in a second than are allowed");
        let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, refusal);
        Err(problem.with(header::RETRY_AFTER, (wait.as_secs() + 1).to_string()))
    }

    /// A place for a request that was read, or when to come again.
    pub fn place(&self) -> Result<SemaphorePermit<'_>, Problem> {
        self.room.try_acquire().map_err(|_| Problem::busy("busy", "as many requests as are allowed at once"))
    }

    /// Forgets clients that have not asked for a while.
    pub fn tidy(&self) {
        if let Some(rate) = &self.rate {
            rate.retain_recent();
            rate.shrink_to_fit();
        }
    }
}
