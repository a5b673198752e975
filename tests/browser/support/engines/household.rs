//! A household: one folder that is thrown away, and every process that lives in it.
//!
//! A driver starts a browser, a browser starts helpers, and some outlive whoever started them:
//! a session that never came up leaves its driver, WebKit leaves a `dbus-launch`. All of them
//! inherit the household's own HOME, the mark by which those who are left over are found.

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

use super::journal::Journal;
use super::leftovers;
use crate::support::Result;

/// What would lead a browser to another display, network or session than its household's own.
const NOT_INHERITED: [&str; 18] = [
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    // Empty or `broadway`, it stops WebKitGTK from starting.
    "GDK_BACKEND",
    "GTK_THEME",
    "WAYLAND_DISPLAY",
    // Either of these two makes a screenshot in WebKitGTK wait for ever.
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

/// A private home and the processes started in it; dropping it ends them and removes the folder.
pub(crate) struct Household {
    folder: PathBuf,
    members: Vec<Member>,
}

/// Somebody who lives in a household.
struct Member {
    process: Child,
    /// The leader of its own process group, so the same number names the group.
    leader: Option<Pid>,
}

impl Household {
    /// An empty household in a new folder.
    pub(crate) fn found() -> io::Result<Self> {
        static FOUNDED: AtomicU32 = AtomicU32::new(0);
        let number = FOUNDED.fetch_add(1, Ordering::Relaxed).to_string();
        let household = Self {
            folder: folder_of_all().join(number),
            members: Vec::new(),
        };
        for name in ["home", "tmp", "run"] {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(household.folder(name))?;
        }
        Ok(household)
    }

    /// A folder of the household, for the use that `name` says.
    pub(crate) fn folder(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// A command that will run in this household once it is given to [`Household::take_in`].
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for name in NOT_INHERITED {
            command.env_remove(name);
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

    /// Everything its members have said, for a report.
    pub(crate) fn said(&self) -> String {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let journals = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some());
        let told = |path: PathBuf| format!("{}:\n{}", path.display(), Journal::at(&path).text());
        journals.map(told).collect::<Vec<_>>().join("\n")
    }

    /// Starts `command`; all that it says is written to the journal called `name`.
    pub(crate) fn take_in(&mut self, mut command: Command, name: &str) -> io::Result<Journal> {
        let path = self.folder(name).with_extension("log");
        let file = File::create(&path)?;
        command.stdout(file.try_clone()?).stderr(file);
        let process = command.spawn().map_err(|error| {
            io::Error::new(error.kind(), format!("{name} did not start: {error}"))
        })?;
        let leader = process
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        self.members.push(Member { process, leader });
        Ok(Journal::at(&path))
    }

    /// Starts a server that neither takes port 0 nor says which port it took, and gives its port.
    ///
    /// A free one is picked, and another should somebody else have been quicker, in which case the
    /// server ends at once.
    pub(crate) async fn take_in_server(
        &mut self,
        name: &str,
        command: impl Fn(&Self, u16) -> Result<Command>,
    ) -> Result<u16> {
        for _ in 0..5 {
            let port = free_port().ok_or("no port is free")?;
            let command = command(self, port)?;
            self.take_in(command, name)?;
            if self.listens(name, port).await? {
                return Ok(port);
            }
        }
        Err(format!("{name} found no port to listen on, five times").into())
    }

    /// Whether the server came to listen, rather than to its end.
    async fn listens(&mut self, name: &str, port: u16) -> Result<bool> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            if self.has_lost_someone() {
                return Ok(false);
            }
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                // Should another program be the one who answers, the server has died of it.
                return Ok(!self.has_lost_someone());
            }
            sleep(Duration::from_millis(10)).await;
        }
        Err(format!("{name} does not listen on port {port}").into())
    }

    /// Whether anybody has died since this was last asked.
    fn has_lost_someone(&mut self) -> bool {
        let before = self.members.len();
        self.members
            .retain_mut(|member| matches!(member.process.try_wait(), Ok(None)));
        self.members.len() < before
    }
}

/// A port of which the system gives away none by itself (on Linux these begin at 32768), or somebody
/// who takes any would be quicker than the server, now and then.
fn free_port() -> Option<u16> {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    let ports = std::iter::repeat_with(|| {
        let taken = TAKEN.fetch_add(1, Ordering::Relaxed);
        // Another run beside this one begins elsewhere.
        u16::try_from(20_000 + (std::process::id() + taken) % 10_000).ok()
    });
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    ports.take(100).flatten().find(free)
}

impl Drop for Household {
    fn drop(&mut self) {
        for leader in self.members.iter().filter_map(|member| member.leader) {
            // An error here means that the group has ended already.
            let _ = kill_process_group(leader, Signal::KILL);
        }
        leftovers::clear(&self.folder);
    }
}

/// Ends whoever lives in any household of this run and removes what they kept.
pub(crate) fn clear_all() {
    leftovers::clear(&folder_of_all());
}

/// Short, because the path of a socket in it may have little more than a hundred letters.
fn folder_of_all() -> PathBuf {
    std::env::temp_dir().join(format!("factsheet-{}", std::process::id()))
}
