//! Kills the processes that outlived their parent, found by the HOME they inherited.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// Kills every process whose HOME is in `folder` and removes the folder.
pub(super) fn kill_and_remove(folder: &Path) {
    // A process may have started another before it was killed, so repeat until none is left.
    for _ in 0..50 {
        let found = processes_in(folder);
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

/// Returns the processes whose HOME is in `folder`.
fn processes_in(folder: &Path) -> Vec<Pid> {
    let mark = format!("HOME={}/", folder.display());
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    processes
        .flatten()
        .filter_map(|process| {
            let pid = Pid::from_raw(process.file_name().to_str()?.parse().ok()?)?;
            let environment = fs::read(process.path().join("environ")).ok()?;
            let is_inside = environment
                .split(|byte| *byte == 0)
                .any(|entry| entry.starts_with(mark.as_bytes()));
            is_inside.then_some(pid)
        })
        .collect()
}
