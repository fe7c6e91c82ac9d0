//! The exported SQL in PostgreSQL.

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{release, sql};

const MISSING: &str = "PostgreSQL is missing: install its server (Debian: apt-get install postgresql)";

/// A server of our own, on a socket in its own directory, gone at the end of the test.
struct Server {
    programs: PathBuf,
    home: PathBuf,
    /// A server refuses to run as root.
    is_root: bool,
}

impl Server {
    fn start() -> Self {
        let programs = programs();
        let home = std::env::temp_dir().join(format!("payverdict-pg-{}", std::process::id()));
        fs::create_dir(&home).unwrap();
        let is_root = fs::metadata(&home).unwrap().uid() == 0;
        let server = Self { programs, home, is_root };
        if is_root {
            succeed(Command::new("chown").arg("postgres").arg(&server.home));
        }
        let mut create = server.as_owner("initdb");
        create.args(["--username=payverdict", "--auth=trust", "--encoding=UTF8", "--no-locale"]);
        succeed(create.args(["--no-sync", "--pgdata=data"]));
        let sockets = server.home.display();
        let options = format!("-c listen_addresses= -c unix_socket_directories='{sockets}'");
        let mut start = server.as_owner("pg_ctl");
        start.args(["start", "--wait", "--silent", "--pgdata=data", "--log=log", "--options", &options]);
        succeed(&mut start);
        server
    }

    fn as_owner(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if self.is_root {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.home).stdin(Stdio::null());
        command
    }

    /// Runs a script, up to its first error, and gives what it printed.
    fn run(&self, script: String) -> String {
        let mut child = Command::new(self.programs.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"])
            .args(["--username=payverdict", "--dbname=postgres", "--host"])
            .arg(&self.home)
            .env("PGCLIENTENCODING", "UTF8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect(MISSING);
        let mut input = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
        let output = child.wait_with_output().unwrap();
        assert_well(&output);
        writer.join().unwrap().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.as_owner("pg_ctl");
        let _ = stop.args(["stop", "--silent", "--mode=immediate", "--pgdata=data"]).output();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// The directory of the server's programs, which is seldom on the path.
fn programs() -> PathBuf {
    let configured = Command::new("pg_config").arg("--bindir").output().ok();
    let configured = configured.and_then(|output| String::from_utf8(output.stdout).ok());
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = installed.map(|version| version.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    configured
        .map(|path| Path::new(path.trim()).to_path_buf())
        .into_iter()
        .chain(installed)
        .chain(std::env::split_paths(&path))
        .find(|programs| ["initdb", "pg_ctl", "psql"].iter().all(|program| programs.join(program).is_file()))
        .expect(MISSING)
}

/// Keeps no pipe to the command: a server that it starts could hold it open.
fn succeed(command: &mut Command) {
    let status = command.stdout(Stdio::null()).status().expect(MISSING);
    assert!(status.success(), "{command:?}: {status}");
}

fn assert_well(output: &Output) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
}

#[test]
fn tables_load_as_they_are() {
    let server = Server::start();
    sql::assert_answers(&server.run(sql::script(None) + &sql::asked()));
    // Tables of a release have names that others have, too.
    let script = format!("CREATE SCHEMA release;\nSET search_path = release;\n{}", release::script());
    assert_eq!(server.run(script + &release::asked()), release::answers());
}
