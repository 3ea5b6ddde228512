//! How much work one evaluation may be, so that no template takes seconds or all memory: loops in loops, texts that double
//! themselves, data that includes data that includes data.
//!
//! Work is counted, not timed: the same template is refused on every machine, or on none. A unit is about what it costs to
//! copy a byte.

use super::value::Value;

/// What an evaluation may spend: some tenths of a second. The longest pages of a large documentation set spend a hundredth.
pub const LIMIT: usize = 64 << 20;

/// What steps cost besides the bytes that they make.
pub const NODE: usize = 32;
pub const VALUE: usize = 256;
pub const ITEM: usize = 64;
pub const ROUND: usize = 512;
pub const FINDING: usize = 256;

/// The bytes that a value holds.
pub fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Array(items) => items.iter().map(|item| 16 + size(item)).sum(),
        Value::Object(object) => object.iter().map(|(key, value)| 16 + key.len() + size(value)).sum(),
        Value::Nil | Value::Empty | Value::Blank | Value::Boolean(_) | Value::Number(_) => 8,
    }
}
