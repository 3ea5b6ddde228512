//! The checks of the source by itself: one file each.

pub mod dead_branch;
pub mod dead_fragment;
pub mod dead_link;
pub mod link_to_other_version;
pub mod missing_asset;
pub mod needless_condition;
pub mod redirected_link;
pub mod retired_version;
pub mod undefined_name;
pub mod unknown_release;
pub mod unused_data;
