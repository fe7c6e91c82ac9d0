#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| payverdict_fuzz::plan::target(data));
