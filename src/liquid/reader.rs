//! Reads the inside of a tag from left to right: names, values, and the symbols between them.

use super::expression::{Expression, Operand, Root};
use super::filters;
use super::value::Value;

/// Why something cannot be read: a phrase.
pub type Reason = String;

const NO_VALUE: &str = "a name, a text in quotation marks or a number is expected";

/// Brackets and ranges nested deeper than this are refused, so that no input exhausts the stack.
const MAXIMUM_NESTING: usize = 32;

#[derive(Debug, Clone)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    nesting: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, nesting: 0 }
    }

    /// What has not been read, without the blanks before it.
    pub fn rest(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed
    }

    /// What has been read since `from`, an earlier [`Reader::position`].
    pub fn since(&self, from: usize) -> &'t str {
        self.text[from..self.at].trim()
    }

    pub fn position(&mut self) -> usize {
        self.rest();
        self.at
    }

    pub fn is_done(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// # Errors
    /// Names what is left.
    pub fn end(&mut self) -> Result<(), Reason> {
        match self.rest().trim_end() {
            "" => Ok(()),
            rest => Err(format!("`{rest}` is not expected")),
        }
    }

    /// Passes over a symbol, if it is next.
    pub fn take(&mut self, symbol: &str) -> bool {
        let next = self.rest().starts_with(symbol);
        if next {
            self.at += symbol.len();
        }
        next
    }

    /// Passes over a whole word, if it is next.
    pub fn take_word(&mut self, word: &str) -> bool {
        let next = name_at(self.rest()) == word;
        if next {
            self.at += word.len();
        }
        next
    }

    /// A name: letters, digits, `_` and `-`, with a `?` at its end, not beginning with `-`.
    pub fn name(&mut self) -> Option<&'t str> {
        let name = name_at(self.rest());
        self.at += name.len();
        (!name.is_empty()).then_some(name)
    }

    /// A name with a colon behind it, as in `limit: 2`.
    pub fn key(&mut self) -> Option<&'t str> {
        let name = name_at(self.rest());
        let behind = &self.text[self.at + name.len()..];
        let value = behind.trim_start().strip_prefix(':')?;
        if name.is_empty() {
            return None;
        }
        self.at = self.text.len() - value.len();
        Some(name)
    }

    /// `a.b["c"] | filter: 1, key: 2`
    ///
    /// # Errors
    /// Says what is expected.
    pub fn expression(&mut self) -> Result<Expression, Reason> {
        let mut expression = Expression::new(self.operand()?);
        while self.take("|") {
            let name = self.name().ok_or("the name of a filter is expected after `|`")?;
            let (positional, keywords) = if self.take(":") { self.arguments()? } else { Default::default() };
            match filters::find(name) {
                Some(filter) => expression.add(filter, positional, keywords)?,
                None => expression.unknown_filters.push(name.into()),
            }
        }
        Ok(expression)
    }

    #[expect(clippy::type_complexity, reason = "arguments by position, and those by name")]
    fn arguments(&mut self) -> Result<(Vec<Operand>, Vec<(Box<str>, Operand)>), Reason> {
        let (mut positional, mut keywords) = (Vec::new(), Vec::new());
        loop {
            match self.key() {
                Some(key) => keywords.push((key.into(), self.operand()?)),
                None => positional.push(self.operand()?),
            }
            if !self.take(",") {
                return Ok((positional, keywords));
            }
        }
    }

    /// A text, a number, a range, or a path of names and indices.
    ///
    /// # Errors
    /// Says what is expected.
    pub fn operand(&mut self) -> Result<Operand, Reason> {
        self.nesting += 1;
        if self.nesting > MAXIMUM_NESTING {
            return Err(format!("brackets are nested more than {MAXIMUM_NESTING} levels deep"));
        }
        let operand = match self.rest().as_bytes() {
            [b'"' | b'\'', ..] => self.quoted(),
            [b'(', ..] => self.range(),
            _ => match self.number() {
                Some(number) => Ok(Operand::Literal(number)),
                None => self.path(),
            },
        };
        self.nesting -= 1;
        operand
    }

    /// A text ends at the quotation mark that it began with.
    fn quoted(&mut self) -> Result<Operand, Reason> {
        let rest = self.rest();
        let mark = &rest[..1];
        let (text, _) = rest[1..].split_once(mark).ok_or_else(|| format!("the closing `{mark}` is missing"))?;
        self.at += text.len() + 2;
        Ok(Operand::Literal(Value::from(text)))
    }

    /// `(1..n)`
    fn range(&mut self) -> Result<Operand, Reason> {
        self.take("(");
        let from = self.operand()?;
        if !self.take("..") {
            return Err("`..` is expected between the ends of a range".to_owned());
        }
        let to = self.operand()?;
        if !self.take(")") {
            return Err("`)` is expected at the end of a range".to_owned());
        }
        Ok(Operand::Range(Box::new((from, to))))
    }

    /// Digits with an optional sign and fraction, and no name right behind them.
    fn number(&mut self) -> Option<Value> {
        let rest = self.rest();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let sign = usize::from(rest.starts_with(['-', '+']));
        let mut length = sign + digits(&rest[sign..]);
        if length == sign {
            return None;
        }
        let fraction = rest[length..].strip_prefix('.').map_or(0, digits);
        if fraction > 0 {
            length += 1 + fraction;
        }
        if !name_at(&rest[length..]).is_empty() {
            return None;
        }
        self.at += length;
        rest[..length].parse::<f64>().ok().map(Value::Number)
    }

    /// `a.b["c"][d.e]`, `["a b"].c`, or a word with a meaning of its own.
    fn path(&mut self) -> Result<Operand, Reason> {
        let root = match self.name() {
            Some(name) => Root::Name(name.into()),
            None if self.take("[") => Root::Index(Box::new(self.index()?)),
            None => return Err(NO_VALUE.to_owned()),
        };
        let mut keys = Vec::new();
        loop {
            if self.take("[") {
                keys.push(self.index()?);
            } else if self.rest().starts_with('.') && !self.rest().starts_with("..") {
                self.take(".");
                let name = self.name().ok_or("a name is expected after `.`")?;
                keys.push(Operand::Literal(Value::from(name)));
            } else {
                break;
            }
        }
        match root {
            Root::Name(name) if keys.is_empty() => Ok(keyword(&name).unwrap_or(Operand::Path(Root::Name(name), keys))),
            root => Ok(Operand::Path(root, keys)),
        }
    }

    fn index(&mut self) -> Result<Operand, Reason> {
        let index = self.operand()?;
        if self.take("]") { Ok(index) } else { Err("`]` is expected after an index".to_owned()) }
    }
}

/// A word that stands for a value and not for a variable.
fn keyword(name: &str) -> Option<Operand> {
    let value = match name {
        "nil" | "null" => Value::Nil,
        "true" => Value::Boolean(true),
        "false" => Value::Boolean(false),
        "empty" => Value::Empty,
        "blank" => Value::Blank,
        _ => return None,
    };
    Some(Operand::Literal(value))
}

/// The name that `text` begins with, or nothing.
fn name_at(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if length == 0 || text.starts_with('-') {
        return "";
    }
    &text[..length + usize::from(text[length..].starts_with('?'))]
}
