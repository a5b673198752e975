//! Starts Caddy without certificates and without its admin endpoint.

use std::path::Path;

use super::{FOLDER, ROOT_HOST, quoted};
use crate::support::Result;
use crate::support::engines::executables::Executable;
use crate::support::engines::sandbox::Sandbox;

const CADDY: Executable = Executable {
    names: &["caddy"],
    package: "caddy",
};

pub(super) async fn start(sandbox: &mut Sandbox, dist: &Path) -> Result<u16> {
    let program = CADDY.find()?;
    let server = |sandbox: &Sandbox, port: u16| {
        let file = sandbox.folder("home").join("Caddyfile");
        std::fs::write(&file, configuration(port, dist))?;
        let mut command = sandbox.command(&program);
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(file);
        Ok(command)
    };
    sandbox.spawn_server("caddy", server).await
}

fn configuration(port: u16, dist: &Path) -> String {
    let (root, snippet) = (quoted(dist), quoted(&dist.join("hosting/Caddyfile")));
    format!(
        "{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	bind 127.0.0.1
	handle_path {FOLDER}* {{
		root * {root}
		import {snippet}
	}}
}}
http://{ROOT_HOST}:{port} {{
	bind 127.0.0.1
	root * {root}
	import {snippet}
}}
"
    )
}
