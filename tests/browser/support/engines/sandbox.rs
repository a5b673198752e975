//! A temporary home folder and every process that runs in it.
//!
//! A driver starts a browser, which starts helpers, and some outlive their parent: a session that fails
//! to start leaves its driver, WebKit leaves a `dbus-launch`. All of them inherit the HOME of the
//! sandbox, which identifies them.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Duration, Instant, sleep};

use super::process_log::ProcessLog;
use super::{is_headed, orphans};
use crate::support::Result;

/// Variables that would give a browser a display, network or session outside the sandbox.
const NOT_INHERITED: [&str; 18] = [
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    // Empty or `broadway`, it stops WebKitGTK from starting.
    "GDK_BACKEND",
    "GTK_THEME",
    "WAYLAND_DISPLAY",
    // Either of these two makes a screenshot in WebKitGTK hang.
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "WEBKIT_DISABLE_DMABUF_RENDERER",
    "XAUTHORITY",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "all_proxy",
    "http_proxy",
    "https_proxy",
    "ALL_PROXY",
    "HTTP_PROXY",
    "HTTPS_PROXY",
];

/// A private home folder and the processes started in it; dropping it kills them and removes the folder.
pub(crate) struct Sandbox {
    folder: PathBuf,
    processes: Vec<Process>,
}

/// A process started in a sandbox.
struct Process {
    child: Child,
    /// The leader of its own process group, so the same number names the group.
    leader: Option<Pid>,
}

impl Sandbox {
    /// Creates an empty sandbox in a new folder.
    pub(crate) fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
        let sandbox = Self {
            folder: parent_folder().join(number),
            processes: Vec::new(),
        };
        for name in ["home", "tmp", "run"] {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(sandbox.folder(name))?;
        }
        Ok(sandbox)
    }

    /// Returns the path of a folder in the sandbox.
    pub(crate) fn folder(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// Returns a command for [`Sandbox::spawn`].
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for name in NOT_INHERITED {
            let is_display = ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"].contains(&name);
            if !(is_display && is_headed()) {
                command.env_remove(name);
            }
        }
        command
            .env("HOME", self.folder("home"))
            .env("TMPDIR", self.folder("tmp"))
            .env("XDG_RUNTIME_DIR", self.folder("run"))
            .env("LANG", "C.UTF-8")
            .current_dir(self.folder("home"))
            .stdin(std::process::Stdio::null())
            .process_group(0)
            .kill_on_drop(true);
        command
    }

    /// Returns everything its processes have printed.
    pub(crate) fn logs(&self) -> String {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let logs = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some());
        let with_name =
            |path: PathBuf| format!("{}:\n{}", path.display(), ProcessLog::at(&path).text());
        logs.map(with_name).collect::<Vec<_>>().join("\n")
    }

    /// Starts `command`; what it prints is written to the log called `name`.
    pub(crate) fn spawn(&mut self, mut command: Command, name: &str) -> io::Result<ProcessLog> {
        let path = self.folder(name).with_extension("log");
        let file = File::create(&path)?;
        command.stdout(file.try_clone()?).stderr(file);
        let child = command.spawn().map_err(|error| {
            io::Error::new(error.kind(), format!("{name} did not start: {error}"))
        })?;
        let leader = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        self.processes.push(Process { child, leader });
        Ok(ProcessLog::at(&path))
    }

    /// Starts a server that cannot choose a free port, and returns its port.
    ///
    /// If another process takes the chosen port first, the server ends at once and is started again on
    /// another.
    pub(crate) async fn spawn_server(
        &mut self,
        name: &str,
        command: impl Fn(&Self, u16) -> Result<Command>,
    ) -> Result<u16> {
        for _ in 0..5 {
            let port = free_port().ok_or("no port is free")?;
            let command = command(self, port)?;
            self.spawn(command, name)?;
            if self.is_listening(name, port).await? {
                return Ok(port);
            }
        }
        Err(format!("{name} found no port to listen on, five times").into())
    }

    /// Waits until the server listens; returns whether it does or has ended.
    async fn is_listening(&mut self, name: &str, port: u16) -> Result<bool> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            if self.has_lost_process() {
                return Ok(false);
            }
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                // If another program listens on the port, the server has exited.
                return Ok(!self.has_lost_process());
            }
            sleep(Duration::from_millis(10)).await;
        }
        Err(format!("{name} does not listen on port {port}").into())
    }

    /// Whether a process has ended since the last call.
    fn has_lost_process(&mut self) -> bool {
        let before = self.processes.len();
        self.processes
            .retain_mut(|process| matches!(process.child.try_wait(), Ok(None)));
        self.processes.len() < before
    }
}

/// Returns a free port below the range that the system assigns on its own (from 32768 on Linux), so that
/// no other test is given it before the server takes it.
fn free_port() -> Option<u16> {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    let ports = std::iter::repeat_with(|| {
        let taken = TAKEN.fetch_add(1, Ordering::Relaxed);
        // Another run of the tests at the same time starts at another port.
        u16::try_from(20_000 + (std::process::id() + taken) % 10_000).ok()
    });
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    ports.take(100).flatten().find(is_free)
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        for leader in self.processes.iter().filter_map(|process| process.leader) {
            // An error here means that the group has ended.
            let _ = kill_process_group(leader, Signal::KILL);
        }
        orphans::kill_and_remove(&self.folder);
    }
}

/// Kills all processes in the sandboxes of this run and removes their folders.
pub(crate) fn kill_all() {
    orphans::kill_and_remove(&parent_folder());
}

/// The path is short, because the path of a socket is limited to about a hundred bytes.
fn parent_folder() -> PathBuf {
    std::env::temp_dir().join(format!("factsheet-{}", std::process::id()))
}
