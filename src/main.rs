//! The `isogloss` program: parses arguments, runs, exits.

fn main() -> std::process::ExitCode {
    isogloss::cli::run()
}
