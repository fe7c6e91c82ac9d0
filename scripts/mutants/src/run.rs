//! Runs tests with a mutant switched on.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::list::Id;

/// A test, which mutants it meets, and how long it takes.
pub struct Test {
    program: PathBuf,
    folder: PathBuf,
    pub name: String,
    pub meets: BTreeSet<Id>,
    takes: Duration,
}

/// A test that takes longer is left out: it would be run for each mutant that all others miss.
const LONGEST: Duration = Duration::from_secs(1);
/// How many of the tests that caught others of a file are tried one by one.
const FIRST: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The test that fails, or does not end.
    Caught(String),
    Missed,
    /// No test meets it.
    Unmet,
}

/// Does something with each, two at a time.
fn each<Item: Sync, Made: Send>(
    items: &[Item],
    jobs: usize,
    make: impl Fn(&Item) -> Made + Sync,
) -> Vec<Made> {
    let next = AtomicUsize::new(0);
    let made: Mutex<Vec<(usize, Made)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let place = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(item) = items.get(place)
                {
                    let one = make(item);
                    let mut made = made.lock().expect("a list");
                    made.push((place, one));
                    if made.len().is_multiple_of(200) {
                        eprintln!("{} of {}", made.len(), items.len());
                    }
                }
            });
        }
    });
    let mut made = made.into_inner().expect("a list");
    made.sort_by_key(|&(place, _)| place);
    made.into_iter().map(|(_, one)| one).collect()
}

/// The tests that pass with no mutant on, each with the mutants that it meets.
pub fn tests(programs: &[(PathBuf, PathBuf)], jobs: usize) -> Vec<Test> {
    let mut all = Vec::new();
    for (program, folder) in programs {
        let output = Command::new(program)
            .args(["--list", "--format", "terse"])
            .current_dir(folder)
            .output()
            .expect("a list of tests");
        let names = String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
            .map(str::to_owned)
            .collect::<Vec<_>>();
        all.extend(names.into_iter().map(|name| (program.clone(), folder.clone(), name)));
    }
    let met = each(&all, jobs, |(program, folder, name)| {
        let path = scratch("met");
        fs::write(&path, "").expect("a file of the mutants that are met");
        let begun = Instant::now();
        let passed = ends(
            command(program, folder, &[name.as_str()]).env("MUTANT", "0").env("MUTANTS_MET", &path),
            LONGEST,
        );
        let takes = begun.elapsed();
        let meets = fs::read_to_string(&path)
            .unwrap_or_default()
            .lines()
            .filter_map(|line| line.parse().ok())
            .collect();
        let _ = fs::remove_file(&path);
        if passed != Some(true) {
            let why = if passed.is_some() { "fails with no mutant on" } else { "takes long" };
            eprintln!("left out, since it {why}: {name} of {}", program.display());
            return None;
        }
        Some(Test { program: program.clone(), folder: folder.clone(), name: name.clone(), meets, takes })
    });
    met.into_iter().flatten().filter(|test| !test.meets.is_empty()).collect()
}

/// Whether the tests notice each mutant, as it is told.
pub fn found(mutants: &[(Id, &Path)], tests: &[Test], jobs: usize, told: impl Fn(Id, &Found) + Sync) {
    let kills = Mutex::new(HashMap::<(PathBuf, usize), usize>::new());
    each(mutants, jobs, |&(id, file)| {
        let found = tried(id, file, tests, &kills);
        told(id, &found);
    });
}

/// How often each test has caught a mutant of each file.
type Kills = Mutex<HashMap<(PathBuf, usize), usize>>;

fn tried(id: Id, file: &Path, tests: &[Test], kills: &Kills) -> Found {
    let mut meeting: Vec<(usize, &Test)> =
        tests.iter().enumerate().filter(|(_, test)| test.meets.contains(&id)).collect();
    if meeting.is_empty() {
        return Found::Unmet;
    }
    // First what has caught others of the file, one by one; then the quick ones, those of one program together.
    let caught = {
        let kills = kills.lock().expect("the kills");
        meeting
            .iter()
            .map(|&(place, _)| kills.get(&(file.to_owned(), place)).copied().unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let mut best: Vec<usize> = (0..meeting.len()).filter(|&at| caught[at] > 0).collect();
    best.sort_by_key(|&at| usize::MAX - caught[at]);
    best.truncate(FIRST);
    let mut groups: Vec<Vec<(usize, &Test)>> = best.iter().map(|&at| vec![meeting[at]]).collect();
    best.sort_unstable();
    for at in best.into_iter().rev() {
        meeting.remove(at);
    }
    let speed = |test: &Test| (test.takes.as_millis() / 100, test.program.clone());
    meeting.sort_by_key(|&(_, test)| speed(test));
    groups.extend(meeting.chunk_by(|one, other| speed(one.1) == speed(other.1)).map(<[_]>::to_vec));
    for group in groups {
        let names: Vec<&str> = group.iter().map(|(_, test)| test.name.as_str()).collect();
        let takes: Duration = group.iter().map(|(_, test)| test.takes).sum();
        let test = group[0].1;
        let said = scratch("said");
        let output = File::create(&said).expect("a file for what the tests say");
        let passed = ends(
            command(&test.program, &test.folder, &names).env("MUTANT", id.to_string()).stdout(output),
            takes * 5 + Duration::from_secs(3),
        );
        if passed == Some(true) {
            continue;
        }
        let said = fs::read_to_string(&said).unwrap_or_default();
        let failed = said
            .lines()
            .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
            .collect::<Vec<_>>();
        let by = group.iter().filter(|(_, test)| group.len() == 1 || failed.contains(&test.name.as_str()));
        let mut kills = kills.lock().expect("the kills");
        for &(place, _) in by {
            *kills.entry((file.to_owned(), place)).or_default() += 1;
        }
        return Found::Caught(match passed {
            None => format!("no end: {}", names.join(" ")),
            _ => failed.first().copied().unwrap_or(names[0]).to_owned(),
        });
    }
    Found::Missed
}

/// A file of this thread.
fn scratch(what: &str) -> PathBuf {
    std::env::temp_dir().join(format!(
        "mutants-{what}-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ))
}

fn command(program: &Path, folder: &Path, names: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.arg("--exact").args(names).args(["--test-threads", "1"]);
    command
        .current_dir(folder)
        .env("CARGO_MANIFEST_DIR", folder)
        .env("CARGO", "cargo")
        .env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Whether it ended well; nothing where it did not end in time.
fn ends(command: &mut Command, limit: Duration) -> Option<bool> {
    let mut child = command.spawn().expect("a test program");
    let begun = Instant::now();
    let mut nap = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("a test program") {
            return Some(status.success());
        }
        if begun.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(nap);
        nap = (nap * 2).min(Duration::from_millis(20));
    }
}
