//! What the service takes.

use std::path::PathBuf;

use clap::{Args, Parser};

/// Answers over HTTP what payment result codes, responses and webhooks mean
#[derive(Parser)]
#[command(
    name = "payverdict-serve",
    version,
    after_help = "GET  /decode/{set}/{code}  what a code of a set means\nGET  /decode/{code}        the same where only the code may tell whose it is\nPOST /read                 documents, codes and phrases in any text\nPOST /payload              what responses and webhooks say\nPOST /timeline             payments told in many documents, in any order\nPOST /plan                 whether payments may be tried again\nGET  /openapi.json /health /metrics"
)]
pub struct Arguments {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// A folder with tables of one's own, in the form of data/: they are asked before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub tables: Option<PathBuf>,
    /// Write the description of the service (OpenAPI 3.1) and end
    #[arg(long)]
    pub openapi: bool,
    #[command(flatten)]
    pub limits: Limits,
}

#[derive(Args, Clone, Debug)]
pub struct Limits {
    /// The longest body, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    pub body: usize,
    /// The longest answer, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 4 << 20)]
    pub answer: usize,
    /// How long a request may take from its headers to its answer, and how long its client may take nothing of that, in
    /// milliseconds
    #[arg(long, value_name = "MS", default_value_t = 10_000)]
    pub time: u64,
    /// How long a client may take to send the headers of a request, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 5_000)]
    pub header_time: u64,
    /// How many requests a second each client may make, and at once; 0 for any number
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    pub rate: u32,
    /// Take the last address of `X-Forwarded-For` for the client's: only behind a proxy that writes it
    #[arg(long)]
    pub trust_forwarded: bool,
    /// How many requests are answered at once; others are told to come again
    #[arg(long, value_name = "COUNT", default_value_t = 512)]
    pub in_flight: usize,
    /// How many connections are held at once; others wait to be taken
    #[arg(long, value_name = "COUNT", default_value_t = 1_024)]
    pub connections: usize,
    /// How long requests may go on when the service is told to stop, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 10_000)]
    pub grace: u64,
    /// Write a line for each request to standard error: method, route, status, sizes and time, and nothing that was sent
    #[arg(long)]
    pub log: bool,
}
