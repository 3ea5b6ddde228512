//! All checks, in the order of the manual.

use super::Check;

mod changed_block;
mod changed_code;
mod changed_code_language;
mod changed_condition;
mod changed_data;
mod changed_footnote;
mod changed_html;
mod changed_icon;
mod changed_image;
mod changed_inline_code;
mod changed_link;
mod changed_nesting;
mod changed_scope;
mod changed_versions;
mod damaged_tag;
mod empty_branch;
mod joined_reusables;
mod missing_block;
mod missing_field;
mod missing_translation;
mod moved_block;
mod obsolete_block;
mod placeable_count;
mod unrendered_emphasis;
mod untranslated_page;
mod untranslated_text;

/// The registry.
pub const CHECKS: &[&Check] = &[
    &changed_data::CHECK,
    &changed_link::CHECK,
    &changed_image::CHECK,
    &changed_icon::CHECK,
    &changed_inline_code::CHECK,
    &changed_html::CHECK,
    &changed_footnote::CHECK,
    &placeable_count::CHECK,
    &missing_block::CHECK,
    &obsolete_block::CHECK,
    &moved_block::CHECK,
    &changed_block::CHECK,
    &changed_nesting::CHECK,
    &joined_reusables::CHECK,
    &changed_code::CHECK,
    &changed_code_language::CHECK,
    &untranslated_text::CHECK,
    &unrendered_emphasis::CHECK,
    &changed_condition::CHECK,
    &empty_branch::CHECK,
    &changed_scope::CHECK,
    &missing_field::CHECK,
    &changed_versions::CHECK,
    &missing_translation::CHECK,
    &untranslated_page::CHECK,
    &damaged_tag::CHECK,
];
