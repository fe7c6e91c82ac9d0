//! Runs tests with a mutant switched on.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
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
/// So much is spent on a mutant: what is not caught by then counts as missed.
const ENOUGH: Duration = Duration::from_secs(8);
/// How many of the tests that caught others nearby are tried first.
const FIRST: usize = 40;

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

/// Whether the tests notice each mutant, as it is told; what caught others in an earlier run is tried first.
pub fn found(
    mutants: &[(Id, &Path)],
    tests: &[Test],
    caught: impl Iterator<Item = (PathBuf, String)>,
    jobs: usize,
    told: impl Fn(Id, &Found) + Sync,
) {
    let mut kills = HashMap::new();
    for (file, name) in caught {
        for (place, _) in tests.iter().enumerate().filter(|(_, test)| test.name == name) {
            count(&mut kills, &file, place);
        }
    }
    let kills = Mutex::new(kills);
    each(mutants, jobs, |&(id, file)| {
        let found = tried(id, file, tests, &kills);
        told(id, &found);
    });
}

/// How often each test has caught a mutant of each file, and of each folder.
type Kills = HashMap<(PathBuf, usize), usize>;

/// The folder of a file right below `src`, or the file of that name.
fn module(file: &Path) -> PathBuf {
    file.iter().take(2).collect::<PathBuf>().with_extension("")
}

fn count(kills: &mut Kills, file: &Path, place: usize) {
    *kills.entry((file.to_owned(), place)).or_default() += 1;
    *kills.entry((module(file), place)).or_default() += 1;
}

fn tried(id: Id, file: &Path, tests: &[Test], kills: &Mutex<Kills>) -> Found {
    let meeting: Vec<(usize, &Test)> =
        tests.iter().enumerate().filter(|(_, test)| test.meets.contains(&id)).collect();
    if meeting.is_empty() {
        return Found::Unmet;
    }
    // First what has caught others nearby; then the package's own tests, the quick ones first. Those of one program together.
    let caught: HashMap<usize, usize> = {
        let kills = kills.lock().expect("the kills");
        let of = |file: PathBuf, place| kills.get(&(file, place)).copied().unwrap_or_default();
        let score = |place| 4 * of(file.to_owned(), place) + of(module(file), place);
        meeting.iter().map(|&(place, _)| (place, score(place))).collect()
    };
    let (mut best, mut rest): (Vec<_>, Vec<_>) =
        meeting.into_iter().partition(|(place, _)| caught[place] > 0);
    best.sort_by_key(|(place, _)| usize::MAX - caught[place]);
    rest.extend(best.drain(best.len().min(FIRST)..));
    let mut groups: Vec<Vec<(usize, &Test)>> = Vec::new();
    for one in best {
        match groups.iter_mut().find(|group| group[0].1.program == one.1.program) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let order =
        |test: &Test| (test.folder.components().count(), test.takes.as_millis() / 100, test.program.clone());
    rest.sort_by_key(|&(_, test)| order(test));
    groups.extend(rest.chunk_by(|one, other| order(one.1) == order(other.1)).map(<[_]>::to_vec));
    let begun = Instant::now();
    for group in groups {
        if begun.elapsed() > ENOUGH {
            break;
        }
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
            count(&mut kills, file, place);
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
    // A group of its own, so that commands which a test has started end with it.
    let mut child = command.process_group(0).spawn().expect("a test program");
    let group = format!("-{}", child.id());
    let end = || Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    let begun = Instant::now();
    let mut nap = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("a test program") {
            if !status.success() {
                let _ = end();
            }
            return Some(status.success());
        }
        if begun.elapsed() > limit {
            let _ = end();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(nap);
        nap = (nap * 2).min(Duration::from_millis(20));
    }
}
