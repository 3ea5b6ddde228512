//! Tests of the whole: what a reader, a writer or a shell script would notice.
//!
//! One binary, so that it links once. `specs` reads the documents in `tests/specs/`; the other modules are one topic
//! each. What needs the material beside the repository (`../shared`) says so when it is absent, and has a twin here that
//! runs everywhere.

mod any_page;
mod bad_input;
mod built;
mod corpora;
mod dependencies;
mod determinism;
mod folder;
mod growth;
mod layering;
mod oracle;
mod properties;
mod readme;
mod seeds;
mod site;
mod specs;
mod theme;
mod tidy;
mod variants;
mod world;
