//! A set of versions as one word of bits.

use std::fmt;
use std::ops::{BitAnd, BitOr, Not, Sub};

/// As many versions as a [`VersionSet`] holds, upcoming ones included; more is a configuration error.
pub const MAXIMUM_VERSIONS: usize = 128;

/// Set of indices into [`super::Versions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct VersionSet(u128);

impl VersionSet {
    pub const EMPTY: Self = Self(0);
    pub const ALL: Self = Self(u128::MAX);

    pub const fn single(index: usize) -> Self {
        Self(1 << index)
    }

    /// The first `count` versions.
    pub const fn first(count: usize) -> Self {
        if count >= MAXIMUM_VERSIONS { Self::ALL } else { Self((1 << count) - 1) }
    }

    pub const fn contains(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The first version in configured order.
    pub const fn lowest(self) -> Option<usize> {
        if self.0 == 0 { None } else { Some(self.0.trailing_zeros() as usize) }
    }

    pub const fn is_subset(self, of: Self) -> bool {
        self.0 & !of.0 == 0
    }

    /// Indices in configured order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let next = rest.lowest()?;
            rest = rest - Self::single(next);
            Some(next)
        })
    }
}

impl BitAnd for VersionSet {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for VersionSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Sub for VersionSet {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Not for VersionSet {
    type Output = Self;
    fn not(self) -> Self {
        Self(!self.0)
    }
}

/// A name for the set: the bits of its indices.
impl fmt::LowerHex for VersionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

impl FromIterator<usize> for VersionSet {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Self {
        indices.into_iter().fold(Self::EMPTY, |set, index| set | Self::single(index))
    }
}
