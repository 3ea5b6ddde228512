//! Bytes and positions: files, ranges in them, and edits to them.
//!
//! Everything above this layer counts in bytes; [`LineIndex`] turns bytes into lines and columns at the edges.
//! What a file *means* lives elsewhere.

mod line_index;
mod nearest;
mod range;
mod shared_text;
mod slug;
mod slugger;
mod source_file;

pub use line_index::{LineColumn, LineIndex};
pub use nearest::nearest;
pub use range::TextRange;
pub use shared_text::SharedText;
pub use slug::slug;
pub use slugger::Slugger;
pub use source_file::{FileId, Files, SourceFile};

/// One replacement in one file: the bytes of `range` become `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub file: FileId,
    pub range: TextRange,
    pub text: String,
}
