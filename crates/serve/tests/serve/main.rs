//! The service as its clients see it, over HTTP on this machine.

mod canaries;
mod client;
mod container;
mod documents;
mod limits;
mod pages;
mod requests;
mod running;
mod same;
mod stop;
