//! The cache as a file: a line that names the form, the hash of the rest, and the rest.

use super::record::Kept;

/// Changes whenever the form does. Which program wrote it is part of the contents.
const FORM: &[u8] = b"isogloss cache 1\n";

pub fn write(kept: &Kept) -> Vec<u8> {
    // Plain data of this kind can always be written; were it not so, an empty cache would be refused when it is read.
    let contents = postcard::to_stdvec(kept).unwrap_or_default();
    [FORM, blake3::hash(&contents).as_bytes(), &contents].concat()
}

/// None for anything but what [`write`] made.
pub fn read(bytes: &[u8]) -> Option<Kept> {
    let (hash, contents) = bytes.strip_prefix(FORM)?.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    let is_whole = blake3::hash(contents) == *hash;
    is_whole.then(|| postcard::from_bytes(contents).ok())?
}
