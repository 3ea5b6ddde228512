//! Time that the processor spends on us, which what else a machine does hardly changes.

use std::time::Duration;

/// What all threads of this process have used so far, from Linux's accounts, in which threads that have ended are not.
///
/// # Panics
/// On other systems, where there is no such account.
pub fn processor_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").expect("the benchmark needs Linux's accounts of time");
    let times = tasks.flatten().filter_map(|task| std::fs::read_to_string(task.path().join("schedstat")).ok());
    times.filter_map(|line| line.split(' ').next()?.parse().ok()).map(Duration::from_nanos).sum()
}
