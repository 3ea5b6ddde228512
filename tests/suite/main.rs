//! Tests of the whole: what a reader, a writer or a shell script would notice.
//!
//! One binary, so that it links once. `specs` reads the documents in `tests/specs/`; the other modules are one topic
//! each. What needs the material beside the repository (`../shared`) says so when it is absent, and has a twin here that
//! runs everywhere.

mod any_page;
mod bad_input;
mod built;
mod checks;
mod comrak_differential;
mod corpora;
mod dependencies;
mod determinism;
mod diff;
mod folder;
mod fragments;
mod golden_liquid;
mod growth;
mod history;
mod incremental;
mod layering;
mod liquid_differential;
mod liquid_world;
mod manual;
mod notices;
mod oracle;
mod other_scripts;
mod properties;
mod readme;
mod reloading;
mod repairs;
mod seeds;
mod serve;
mod site;
mod specs;
mod spoken;
mod theme;
mod tidy;
mod translations;
mod variants;
mod worked_example;
mod world;
