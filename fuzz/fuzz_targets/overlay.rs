#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| payverdict_fuzz::overlay::target(data));
