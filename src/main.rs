//! The `isogloss` program: parses arguments, runs, exits.

// A twelfth less time than with the allocator of most systems: pages are built of many small parts. The third version of
// mimalloc touches more memory, which the system has to clear.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    isogloss::cli::run()
}
