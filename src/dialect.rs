//! Which year's engine the content was written for.

/// The vintage of the dialect; the manual's page on vintages lists every rule in which they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Vintage {
    /// `currentVersion` tests with `ver_gt` and `ver_lt`; otherwise as in 2021.
    Y2020,
    /// Data inserted verbatim, `and`/`or` from the left, translated data leaf by leaf.
    Y2021,
    #[default]
    Current,
}

impl Vintage {
    /// True for the engine of 2021 and the one before it, which agree in all but tests on `currentVersion`.
    pub const fn is_historical(self) -> bool {
        matches!(self, Self::Y2020 | Self::Y2021)
    }
}
