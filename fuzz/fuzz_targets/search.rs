#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| payverdict_fuzz::decode::asked(data));
