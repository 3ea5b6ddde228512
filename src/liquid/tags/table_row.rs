//! `{% tablerow ITEM in LIST cols:2 %} … {% endtablerow %}`: the rows and cells of an HTML table.

use super::for_loop::progress;
use super::iteration::{Iteration, count};
use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::effort;
use crate::liquid::evaluation::Interrupt;
use crate::liquid::value::{Object, Value};

pub const TAGS: &[Definition] = &[Definition::block("tablerow", "endtablerow", &[], compile)];

#[derive(Debug)]
struct TableRow {
    iteration: Iteration,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(TableRow { iteration: Iteration::parse(opening.name, opening.arguments)? }))
}

/// `tablerowloop`: as `forloop`, with the place in the row.
fn progress_in_row(index: usize, length: usize, columns: usize) -> Object {
    let mut object = progress(index, length);
    let column = index % columns;
    let members = [
        ("row", Value::scalar((index / columns) as i64 + 1)),
        ("col", Value::scalar(column as i64 + 1)),
        ("col0", Value::scalar(column as i64)),
        ("col_first", Value::scalar(column == 0)),
        ("col_last", Value::scalar(column + 1 == columns)),
    ];
    object.extend(members.into_iter().map(|(name, value)| (name.into(), value)));
    object
}

impl Behaviour for TableRow {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let items = self.iteration.items(tag, evaluation);
        let columns = self.iteration.columns.as_ref().and_then(|columns| count(columns, evaluation));
        let (length, depth) = (items.len(), evaluation.scope.depth());
        let columns = columns.filter(|columns| *columns > 0).unwrap_or(length);
        for (index, item) in items.into_iter().enumerate() {
            evaluation.spend(effort::ROUND, tag.range);
            if evaluation.is_exhausted() {
                break;
            }
            if index % columns == 0 {
                let end = if index > 0 { "</tr>" } else { "" };
                evaluation.computed(tag.range, &format!("{end}<tr class=\"row{}\">", index / columns + 1));
            }
            evaluation.computed(tag.range, &format!("<td class=\"col{}\">", index % columns + 1));
            evaluation.scope.enter(&self.iteration.item, item);
            evaluation.scope.enter("tablerowloop", Value::Object(progress_in_row(index, length, columns)));
            evaluation.nodes(&tag.branches[0].body);
            evaluation.scope.leave(depth);
            evaluation.computed(tag.range, "</td>");
            if evaluation.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
        }
        if length > 0 {
            evaluation.computed(tag.end.unwrap_or(tag.range), "</tr>");
        }
    }
}
