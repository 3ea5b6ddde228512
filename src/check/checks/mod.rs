//! All checks, in the order of the manual.

use super::Check;

mod changed_alignment;
mod changed_block;
mod changed_code;
mod changed_code_language;
mod changed_condition;
mod changed_data;
mod changed_field;
mod changed_footnote;
mod changed_html;
mod changed_icon;
mod changed_id;
mod changed_image;
mod changed_inline_code;
mod changed_link;
mod changed_nesting;
mod changed_numbering;
mod changed_scope;
mod changed_versions;
mod damaged_tag;
mod empty_block;
mod empty_branch;
mod joined_reusables;
mod missing_block;
mod missing_emphasis;
mod missing_field;
mod missing_translation;
mod moved_block;
mod obsolete_block;
mod orphaned_data;
mod orphaned_translation;
mod parsing;
mod placeable_count;
mod repeated_name;
mod source;
mod stale_translation;
mod translated_autotitle;
mod unknown_revision;
mod unrendered_emphasis;
mod untranslated_page;
mod untranslated_text;

use parsing::{data, files, front_matter, liquid, messages, navigation, rendering};
use source::{
    dead_branch, dead_fragment, dead_link, link_to_other_version, missing_asset, needless_condition, redirected_link,
    retired_version, undefined_name, unknown_release, unused_data,
};

/// The registry.
pub const CHECKS: &[&Check] = &[
    &changed_data::CHECK,
    &changed_link::CHECK,
    &changed_image::CHECK,
    &changed_icon::CHECK,
    &changed_inline_code::CHECK,
    &changed_html::CHECK,
    &changed_footnote::CHECK,
    &changed_id::CHECK,
    &translated_autotitle::CHECK,
    &placeable_count::CHECK,
    &repeated_name::CHECK,
    &missing_block::CHECK,
    &obsolete_block::CHECK,
    &moved_block::CHECK,
    &changed_block::CHECK,
    &changed_nesting::CHECK,
    &empty_block::CHECK,
    &changed_numbering::CHECK,
    &changed_alignment::CHECK,
    &joined_reusables::CHECK,
    &changed_code::CHECK,
    &changed_code_language::CHECK,
    &untranslated_text::CHECK,
    &unrendered_emphasis::CHECK,
    &missing_emphasis::CHECK,
    &changed_condition::CHECK,
    &empty_branch::CHECK,
    &changed_scope::CHECK,
    &missing_field::CHECK,
    &changed_versions::CHECK,
    &changed_field::CHECK,
    &missing_translation::CHECK,
    &untranslated_page::CHECK,
    &orphaned_translation::CHECK,
    &orphaned_data::CHECK,
    &stale_translation::CHECK,
    &unknown_revision::CHECK,
    &damaged_tag::CHECK,
    &liquid::UNKNOWN_TAG,
    &liquid::UNCLOSED_TAG,
    &liquid::UNCLOSED_BLOCK,
    &liquid::STRAY_TAG,
    &liquid::TAG_SYNTAX,
    &liquid::CONDITION_SYNTAX,
    &liquid::EXPRESSION_SYNTAX,
    &liquid::UNKNOWN_FILTER,
    &liquid::VALUE_KIND,
    &liquid::UNKNOWN_OCTICON,
    &liquid::MERGE_MARK,
    &liquid::LEAKED_MARK,
    &liquid::NESTING_DEPTH,
    &liquid::EVALUATION_LIMIT,
    &data::MISSING_DATA,
    &data::MISSING_PARTIAL,
    &data::DATA_CYCLE,
    &data::DATA_DEPTH,
    &data::DATA_SIZE,
    &data::DATA_SYNTAX,
    &data::INVALID_FEATURE,
    &front_matter::SYNTAX,
    &front_matter::KIND,
    &front_matter::UNCLOSED,
    &front_matter::NO_VERSION,
    &front_matter::UNKNOWN_VERSION_KEY,
    &front_matter::INVALID_VERSION_RANGE,
    &front_matter::UNKNOWN_FEATURE,
    &rendering::UNRESOLVED_AUTOTITLE,
    &rendering::ANNOTATION_SYNTAX,
    &rendering::REPAIRED_TEXT,
    &navigation::MISSING_CHILD,
    &navigation::REPEATED_CHILD,
    &navigation::UNREACHED_PAGE,
    &navigation::INVALID_REDIRECT,
    &files::UNREADABLE_FILE,
    &files::INVALID_UTF_8,
    &files::NUL_BYTE,
    &files::MALFORMED_SUPPRESSION,
    &files::DUPLICATE_PERMALINK,
    &files::UNSAFE_PATH,
    &messages::INVALID_MESSAGE,
    &messages::UNKNOWN_MESSAGE,
    &messages::MISSING_MESSAGE_PLACEABLE,
    &messages::UNKNOWN_MESSAGE_PLACEABLE,
    &messages::MISSING_MESSAGE,
    &messages::UNTRANSLATED_MESSAGE,
    &dead_link::CHECK,
    &dead_fragment::CHECK,
    &link_to_other_version::CHECK,
    &redirected_link::CHECK,
    &missing_asset::CHECK,
    &dead_branch::CHECK,
    &needless_condition::CHECK,
    &undefined_name::CHECK,
    &unknown_release::CHECK,
    &unused_data::CHECK,
    &retired_version::CHECK,
];
