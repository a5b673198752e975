//! Ends the processes that outlived whoever started them, found by the home they were given.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// Ends whoever lives in `folder` and removes it.
pub(super) fn clear(folder: &Path) {
    // Whoever is ended may have started another meanwhile, so look until nobody is left.
    for _ in 0..50 {
        let found = living_in(folder);
        for pid in &found {
            let _ = kill_process(*pid, Signal::KILL);
        }
        if found.is_empty()
            && !matches!(fs::remove_dir_all(folder), Err(error) if error.kind() != io::ErrorKind::NotFound)
        {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The processes whose HOME lies in `folder`.
fn living_in(folder: &Path) -> Vec<Pid> {
    let mark = format!("HOME={}/", folder.display());
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    processes
        .flatten()
        .filter_map(|process| {
            let pid = Pid::from_raw(process.file_name().to_str()?.parse().ok()?)?;
            let environment = fs::read(process.path().join("environ")).ok()?;
            let lives_here = environment
                .split(|byte| *byte == 0)
                .any(|entry| entry.starts_with(mark.as_bytes()));
            lives_here.then_some(pid)
        })
        .collect()
}
