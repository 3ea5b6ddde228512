//! Nodes as values of `serde_yaml`, for what has no type of its own.

use super::{Content, Node, Scalar};
use serde_yaml::{Mapping, Value};

impl Node<'_> {
    /// The value without its ranges. Nesting is limited where the tree is built, so this may recurse.
    pub fn to_value(&self) -> Value {
        match &self.content {
            Content::Scalar(scalar) => scalar.to_value(),
            Content::List(items) => Value::Sequence(items.iter().map(Node::to_value).collect()),
            Content::Map(entries) => {
                let pairs = entries.iter().map(|(key, value)| (key.to_value(), value.to_value()));
                Value::Mapping(pairs.collect::<Mapping>())
            }
        }
    }
}

impl Scalar<'_> {
    fn to_value(&self) -> Value {
        let resolved = if self.may_be_typed() { serde_yaml::from_str(&self.text).ok() } else { None };
        let is_typed = |value: &Value| matches!(value, Value::Null | Value::Bool(_) | Value::Number(_));
        resolved.filter(is_typed).unwrap_or_else(|| Value::String(self.text.clone().into_owned()))
    }

    /// False for nearly all text, at a glance: numbers begin with a digit, a sign or a point; the other types are words.
    fn may_be_typed(&self) -> bool {
        let is_word = || self.is_null() || self.as_bool().is_some();
        let begins_number = |byte: &u8| byte.is_ascii_digit() || b"+-.".contains(byte);
        self.plain && (self.text.as_bytes().first().is_some_and(begins_number) || is_word())
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::text::TextRange;
    use proptest::prelude::*;

    fn value(yaml: &str) -> Value {
        let node = read(yaml, TextRange::from(0..yaml.len())).expect("YAML").expect("a value");
        node.to_value()
    }

    #[test]
    fn the_same_values_as_serde_yaml() {
        for scalar in [
            "404",
            "-1",
            "+1",
            "1.50",
            "1e3",
            ".5",
            ".inf",
            "-.INF",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            "2021-12-03",
            "~",
            "null",
            "Null",
            "true",
            "False",
            "yes",
            "on",
            "'404'",
            "\"true\"",
            "v3",
            ".",
            "-",
            "-a",
            "a: b",
            "[]",
            "{}",
            "[a, 1, 'x', ~, {b: c}]",
            "|\n  a\n  b\n",
            ">-\n  a\n  b\n\n  c\n",
            "a\n  b",
            "'it''s'",
            "\"\\u8a31\\n\"",
            "!!str 404",
            "99999999999999999999",
            "1.2.3",
        ] {
            // The crate keeps YAML's own tags as tags, which is the one difference.
            let expected = if scalar.starts_with("!!") { "k: '404'" } else { &format!("k: {scalar}") };
            if let Ok(expected) = serde_yaml::from_str::<Value>(expected) {
                assert_eq!(value(&format!("k: {scalar}")), expected, "{scalar}");
            }
        }
    }

    proptest! {
        #[test]
        fn plain_scalars_resolve_as_in_serde_yaml(scalar in "[-+.0-9a-fxonultrINFe_~]{1,8}") {
            let yaml = format!("k: {scalar}");
            if let Ok(expected) = serde_yaml::from_str::<Value>(&yaml) {
                prop_assert_eq!(value(&yaml), expected);
            }
        }
    }
}
