//! What the bytes of an input mean.

use isogloss::dialect::Vintage;
use std::borrow::Cow;

/// The first byte chooses the dialect, the others are the text.
pub fn vintage_and_text(data: &[u8]) -> (Vintage, Cow<'_, str>) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let vintage = match first % 3 {
        0 => Vintage::Current,
        1 => Vintage::Y2021,
        _ => Vintage::Y2020,
    };
    (vintage, String::from_utf8_lossy(rest))
}
