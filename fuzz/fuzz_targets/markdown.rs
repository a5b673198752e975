#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| factsheet_fuzz::try_on("markdown", bytes));
