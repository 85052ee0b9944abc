//! The machine that the figures come from, and what its processes hold.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Processor, cores, memory and system, in one line.
pub(crate) fn name() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = field(&read("/proc/cpuinfo"), "model name");
    let memory = field(&read("/proc/meminfo"), "MemTotal")
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    let system = read("/etc/os-release");
    let system = system
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    [
        processor,
        Some(format!("{cores} cores")),
        memory.map(|kilobytes| format!("{} GiB of memory", kilobytes.div_ceil(1 << 20))),
        system.map(|name| name.trim_matches('"').to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

/// How much memory the processes hold, and from when on their peak is asked for.
pub(crate) struct Held {
    processes: Vec<PathBuf>,
    before: u64,
}

impl Held {
    /// Starts anew; `None` where the system does not tell.
    pub(crate) fn start(processes: Vec<PathBuf>) -> Option<Self> {
        let mut before = 0;
        for process in &processes {
            // Sets the peak to what is held now (proc(5), clear_refs).
            std::fs::write(process.join("clear_refs"), "5").ok()?;
            before += kilobytes(process, "VmRSS:")?;
        }
        (!processes.is_empty()).then_some(Self { processes, before })
    }

    /// Bytes by which the peak since the start is above what was held then.
    pub(crate) fn growth(&self) -> Option<u64> {
        let mut peak = 0;
        for process in &self.processes {
            peak += kilobytes(process, "VmHWM:")?;
        }
        Some(peak.saturating_sub(self.before) << 10)
    }
}

/// Nanoseconds that each thread of the processes has been running, by thread; names are the
/// browser's own. Waiting for a processor does not count, so the figure holds on a busy machine.
pub(crate) fn running(processes: &[PathBuf]) -> BTreeMap<PathBuf, (String, u64)> {
    let threads = processes.iter().flat_map(|process| {
        std::fs::read_dir(process.join("task"))
            .into_iter()
            .flatten()
            .flatten()
    });
    let told = |thread: std::fs::DirEntry| {
        let path = thread.path();
        let name = std::fs::read_to_string(path.join("comm")).ok()?;
        let times = std::fs::read_to_string(path.join("schedstat")).ok()?;
        let ran = times.split(' ').next()?.parse().ok()?;
        Some((path, (name.trim().to_owned(), ran)))
    };
    threads.filter_map(told).collect()
}

/// Milliseconds that passed between two looks, by the name of the thread.
pub(crate) fn ran(
    before: &BTreeMap<PathBuf, (String, u64)>,
    after: &BTreeMap<PathBuf, (String, u64)>,
) -> BTreeMap<String, f64> {
    let mut names = BTreeMap::new();
    for (thread, (name, ran)) in after {
        let earlier = before.get(thread).map_or(0, |(_, ran)| *ran);
        let ms = ran.saturating_sub(earlier) as f64 / 1e6;
        *names.entry(name.clone()).or_insert(0.0) += ms;
    }
    names
}

fn kilobytes(process: &Path, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(process.join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
