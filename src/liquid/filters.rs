//! The language that slices are parsed with: the standard filters, and those of the documentation engine.

use liquid_core::model::ValueView;
use liquid_core::parser::{FilterChain, TagTokenIter};
use liquid_core::{
    Display_filter, Filter, FilterReflection, Language, ParseFilter, ParseTag, Renderable, Result, Runtime,
    TagReflection, Value,
};
use liquid_lib::stdlib;
use std::io::Write;
use std::sync::OnceLock;

/// Standard filters and comparisons, `version_num`, `slugify`, `obj_size`, and the tag that hands a value back.
pub fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    LANGUAGE.get_or_init(build)
}

/// True if the filter exists.
pub fn is_known(name: &str) -> bool {
    language().filters.get(name).is_some()
}

fn build() -> Language {
    let mut language = Language::empty();
    language.tags.register("isogloss_value".to_owned(), Box::new(ValueTag));
    language.blocks.register("if".to_owned(), Box::new(stdlib::IfBlock));
    let mut add = |name: &str, filter: Box<dyn ParseFilter>| language.filters.register(name.to_owned(), filter);
    macro_rules! standard {
        ($($name:literal => $filter:ident),* $(,)?) => { $(add($name, Box::new(stdlib::$filter));)* };
    }
    standard! {
        "abs" => Abs, "append" => Append, "at_least" => AtLeast, "at_most" => AtMost, "capitalize" => Capitalize,
        "ceil" => Ceil, "compact" => Compact, "concat" => Concat, "date" => Date, "default" => Default,
        "divided_by" => DividedBy, "downcase" => Downcase, "escape" => Escape, "escape_once" => EscapeOnce,
        "first" => First, "floor" => Floor, "join" => Join, "last" => Last, "lstrip" => Lstrip, "map" => Map,
        "minus" => Minus, "modulo" => Modulo, "newline_to_br" => NewlineToBr, "plus" => Plus, "prepend" => Prepend,
        "remove" => Remove, "remove_first" => RemoveFirst, "replace" => Replace, "replace_first" => ReplaceFirst,
        "reverse" => Reverse, "round" => Round, "rstrip" => Rstrip, "size" => Size, "slice" => Slice, "sort" => Sort,
        "sort_natural" => SortNatural, "split" => Split, "strip" => Strip, "strip_html" => StripHtml,
        "strip_newlines" => StripNewlines, "times" => Times, "truncate" => Truncate, "truncatewords" => TruncateWords,
        "uniq" => Uniq, "upcase" => Upcase, "url_decode" => UrlDecode, "url_encode" => UrlEncode, "where" => Where,
    }
    add("version_num", Box::new(VersionNumber));
    add("slugify", Box::new(Slugify));
    add("obj_size", Box::new(ObjectSize));
    language
}

/// `isogloss_value EXPRESSION` stores the expression's value, not its text, in the runtime.
#[derive(Clone)]
struct ValueTag;

impl TagReflection for ValueTag {
    fn tag(&self) -> &'static str {
        "isogloss_value"
    }

    fn description(&self) -> &'static str {
        "hands a value back"
    }
}

impl ParseTag for ValueTag {
    fn parse(&self, mut arguments: TagTokenIter<'_>, options: &Language) -> Result<Box<dyn Renderable>> {
        let chain = arguments.expect_next("an expression")?.expect_filter_chain(options).into_result()?;
        arguments.expect_nothing()?;
        Ok(Box::new(StoredValue(chain)))
    }

    fn reflection(&self) -> &dyn TagReflection {
        self
    }
}

#[derive(Debug)]
struct StoredValue(FilterChain);

impl Renderable for StoredValue {
    fn render_to(&self, _writer: &mut dyn Write, runtime: &dyn Runtime) -> Result<()> {
        let value = self.0.evaluate(runtime)?.into_owned();
        runtime.set_global("isogloss_value".into(), value);
        Ok(())
    }
}

#[derive(Clone, ParseFilter, FilterReflection)]
#[filter(name = "version_num", description = "What follows `@` in a version.", parsed(VersionNumberFilter))]
struct VersionNumber;

#[derive(Debug, Default, Display_filter)]
#[name = "version_num"]
struct VersionNumberFilter;

impl Filter for VersionNumberFilter {
    fn evaluate(&self, input: &dyn ValueView, _runtime: &dyn Runtime) -> Result<Value> {
        let version = input.to_kstr();
        Ok(version.split_once('@').map_or(Value::Nil, |(_, release)| Value::scalar(release.to_owned())))
    }
}

#[derive(Clone, ParseFilter, FilterReflection)]
#[filter(name = "slugify", description = "The id of a heading with this text.", parsed(SlugifyFilter))]
struct Slugify;

#[derive(Debug, Default, Display_filter)]
#[name = "slugify"]
struct SlugifyFilter;

impl Filter for SlugifyFilter {
    fn evaluate(&self, input: &dyn ValueView, _runtime: &dyn Runtime) -> Result<Value> {
        Ok(Value::scalar(crate::text::slug(&input.to_kstr())))
    }
}

#[derive(Clone, ParseFilter, FilterReflection)]
#[filter(name = "obj_size", description = "The number of keys, 0 for nothing.", parsed(ObjectSizeFilter))]
struct ObjectSize;

#[derive(Debug, Default, Display_filter)]
#[name = "obj_size"]
struct ObjectSizeFilter;

impl Filter for ObjectSizeFilter {
    fn evaluate(&self, input: &dyn ValueView, _runtime: &dyn Runtime) -> Result<Value> {
        Ok(Value::scalar(input.as_object().map_or(0, |object| object.size())))
    }
}
