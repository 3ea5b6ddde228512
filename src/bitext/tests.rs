//! What alignments look like, as pairs of positions.

use super::{Outline, align};
use crate::markdown::{Options, parse};

/// The pairs of an alignment as `source-target`, `-` where there is none.
fn pairs(source: &str, target: &str) -> String {
    let options = || Options { alerts: true, ..Options::default() };
    let (source, target) = (Outline::new(&parse(source, options())), Outline::new(&parse(target, options())));
    let side = |at: Option<usize>| at.map_or("-".to_owned(), |at| at.to_string());
    let beads = align(&source, &target).into_iter().map(|bead| format!("{}={}", side(bead.source), side(bead.target)));
    beads.collect::<Vec<_>>().join(" ")
}

#[test]
fn equal_structure_pairs_one_to_one() {
    assert_eq!(pairs("# A\n\ntext\n\n- x\n- y\n", "# 甲\n\n文\n\n- 一\n- 二\n"), "0=0 1=1 2=2 3=3");
}

#[test]
fn a_missing_section_shifts_nothing() {
    let source = "## One\n\nSee [a](/a).\n\n## Two\n\nRun `git gc`.\n\n## Three\n\nSee [c](/c).\n";
    let target = "## 一\n\n参见 [a](/a)。\n\n## 三\n\n参见 [c](/c)。\n";
    assert_eq!(pairs(source, target), "0=0 1=1 2=- 3=- 4=2 5=3");
}

#[test]
fn an_added_paragraph_stands_alone() {
    let source = "## One\n\n`x`\n\n## Two\n\n`y`\n";
    let target = "## 一\n\n译注：这是译者加的一段说明，原文没有。\n\n`x`\n\n## 二\n\n`y`\n";
    assert_eq!(pairs(source, target), "0=0 -=1 1=2 2=3 3=4");
}
