//! What loops have in common: `ITEM in LIST limit:2 offset:1 reversed`.

use super::{Tag, TagError};
use crate::liquid::effort;
use crate::liquid::evaluation::Evaluation;
use crate::liquid::expression::Operand;
use crate::liquid::reader::{Reader, Reason};
use crate::liquid::value::Value;

/// The parameters of a loop.
#[derive(Debug)]
pub struct Iteration {
    pub item: Box<str>,
    /// `ITEM-LIST`: loops with the same name share where they stopped.
    pub name: Box<str>,
    /// The width of a row; read only where `cols` is allowed.
    pub columns: Option<Operand>,
    list: Operand,
    limit: Option<Operand>,
    offset: Offset,
    reversed: bool,
}

#[derive(Debug)]
enum Offset {
    Start,
    Value(Operand),
    /// Where the last loop of the same name stopped.
    Continue,
}

impl Iteration {
    /// Reads the arguments of the loop `tag`; `cols` is a parameter of rows only.
    ///
    /// # Errors
    /// They are not those of a loop.
    pub fn parse(tag: &str, arguments: &str) -> Result<Self, TagError> {
        let more = if tag == "for" { "" } else { ", `cols:N`" };
        let help = format!(
            "write `{{% {tag} ITEM in LIST %}}`, with `limit:N`, `offset:N`{more} or `reversed` after the list"
        );
        let mut reader = Reader::new(arguments);
        let item = reader.name().filter(|_| reader.take_word("in"));
        let Some(item) = item else { return Err(TagError::syntax(format!("`{arguments}` is not a loop"), &help)) };
        Self::read(item, &mut reader, tag != "for").map_err(|reason| TagError::arguments(arguments, &reason, &help))
    }

    fn read(item: &str, reader: &mut Reader<'_>, rows: bool) -> Result<Self, Reason> {
        let from = reader.position();
        let list = reader.operand()?;
        let name = format!("{item}-{}", reader.since(from)).into();
        let (item, offset) = (item.into(), Offset::Start);
        let mut found = Self { item, name, columns: None, list, limit: None, offset, reversed: false };
        while !reader.is_done() {
            match reader.key() {
                Some("limit") => found.limit = Some(reader.operand()?),
                Some("offset") if reader.take_word("continue") => found.offset = Offset::Continue,
                Some("offset") => found.offset = Offset::Value(reader.operand()?),
                Some("cols") if rows => found.columns = Some(reader.operand()?),
                Some(other) => return Err(format!("`{other}` is not a parameter of a loop")),
                None if reader.take_word("reversed") => found.reversed = true,
                None if reader.take(",") => {}
                None => reader.end()?,
            }
        }
        Ok(found)
    }

    /// The values of all rounds of the loop `tag`.
    pub fn items(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) -> Vec<Value> {
        let mut items = self.list.value_for(evaluation).into_items();
        evaluation.spend(items.len() * effort::ITEM, tag.range);
        let offset = match &self.offset {
            Offset::Start => 0,
            Offset::Value(offset) => count(offset, evaluation).unwrap_or(0),
            Offset::Continue => evaluation.scope.stop(&self.name),
        };
        items.drain(..offset.min(items.len()));
        if let Some(limit) = self.limit.as_ref().and_then(|limit| count(limit, evaluation)) {
            items.truncate(limit);
        }
        evaluation.scope.set_stop(&self.name, offset + items.len());
        if self.reversed {
            items.reverse();
        }
        items
    }
}

/// A number of rounds; None for nothing, and for what is reported to be no number.
pub fn count(operand: &Operand, evaluation: &mut Evaluation<'_>) -> Option<usize> {
    let value = operand.value_for(evaluation);
    let count = value.integer();
    if count.is_none() && !value.is_nil() {
        evaluation.report_value(format!("`{}` is not a number of rounds", value.text()));
    }
    count.map(|count| count.max(0) as usize)
}
