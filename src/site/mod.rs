//! A project in all its editions, as files.

pub mod jsonl;
