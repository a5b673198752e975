//! Starts nginx with settings that could conflict with ours: it compresses everything by itself and adds
//! a header to every response.

use std::path::Path;

use super::{FOLDER, ROOT_HOST, quoted};
use crate::support::Result;
use crate::support::engines::executables::Executable;
use crate::support::engines::sandbox::Sandbox;

const NGINX: Executable = Executable {
    names: &["nginx"],
    package: "nginx",
};

pub(super) async fn start(sandbox: &mut Sandbox, dist: &Path) -> Result<u16> {
    let program = NGINX.find()?;
    let server = |sandbox: &Sandbox, port: u16| {
        let home = sandbox.folder("home");
        let file = home.join("nginx.conf");
        std::fs::write(&file, configuration(port, &sandbox.folder("tmp"), dist))?;
        let mut command = sandbox.command(&program);
        command
            .arg("-p")
            .arg(home)
            .args(["-e", "stderr", "-c"])
            .arg(file);
        Ok(command)
    };
    sandbox.spawn_server("nginx", server).await
}

/// Without a master process, nginx is a single process and keeps its user.
fn configuration(port: u16, temporary: &Path, dist: &Path) -> String {
    let temporary = |name: &str| {
        let folder = quoted(&temporary.join(name));
        format!("  {name}_temp_path {folder};\n")
    };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(temporary);
    let (temporary, snippet) = (temporary.concat(), quoted(&dist.join("hosting/nginx.conf")));
    let (root, folder) = (quoted(dist), quoted(&dist.join("")));
    format!(
        "daemon off;
master_process off;
pid nginx.pid;
error_log stderr notice;
events {{}}
http {{
{temporary}  access_log off;
  gzip on;
  gzip_types *;
  gzip_min_length 0;
  add_header X-Outside set;
  server {{
    listen 127.0.0.1:{port} default_server;
    location {FOLDER} {{
      alias {folder};
      include {snippet};
    }}
  }}
  server {{
    listen 127.0.0.1:{port};
    server_name {ROOT_HOST};
    root {root};
    include {snippet};
  }}
}}
"
    )
}
