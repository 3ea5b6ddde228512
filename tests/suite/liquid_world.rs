//! Liquid without a project: templates over data given as JSON, as engines other than this one see them.

use isogloss::diagnostic::{Diagnostic, Severity};
use isogloss::dialect::Vintage;
use isogloss::liquid::{
    self, Environment, Evaluated, Global, Insertion, Names, Object, ParseOptions, SourceMap, SourceText, Stack,
    Template, Value,
};
use isogloss::text::FileId;
use isogloss::version::{Plan, Versions};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One version, global variables and partials.
pub struct World {
    names: Names,
    globals: Object,
    partials: BTreeMap<String, Arc<Template>>,
}

impl World {
    /// The members of the map `data` are the global variables.
    pub fn new(data: &Value, partials: &BTreeMap<String, String>) -> Self {
        let plan = Plan {
            id: "only".to_owned(),
            short: "only".to_owned(),
            title: "Only".to_owned(),
            default: true,
            releases: Vec::new(),
            upcoming: Vec::new(),
            deprecated: Vec::new(),
        };
        let versions = Versions::new(vec![plan]).expect("one version");
        Self {
            names: Names::new(versions, Vintage::Current, Default::default()),
            globals: if let Value::Object(members) = data { members.clone() } else { Default::default() },
            partials: partials.iter().map(|(name, text)| (name.clone(), Arc::new(parse(text)))).collect(),
        }
    }

    /// The text, or the first error's message.
    pub fn render(&self, template: &str) -> Result<String, String> {
        let template = parse(template);
        let evaluated = liquid::evaluate(&template, self, self.names.versions.built_set(), 0, &Stack::root());
        let error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        match template.diagnostics.iter().chain(&evaluated.diagnostics).find(error) {
            Some(finding) => Err(finding.message.clone()),
            None => Ok(evaluated.text),
        }
    }
}

fn parse(text: &str) -> Template {
    liquid::parse(SourceText::new(FileId(0), text, SourceMap::Offset(0)), ParseOptions::default())
}

/// JSON as values, with the members of objects in the order in which they are written.
pub fn read_json(text: &str) -> Value {
    converted(&serde_yaml::from_str(text).expect("JSON, which is YAML"))
}

fn converted(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Nil,
        serde_yaml::Value::Bool(truth) => Value::scalar(*truth),
        serde_yaml::Value::Number(number) => Value::scalar(number.as_f64().expect("a number")),
        serde_yaml::Value::String(text) => Value::scalar(text.clone()),
        serde_yaml::Value::Sequence(items) => Value::Array(items.iter().map(converted).collect()),
        serde_yaml::Value::Mapping(members) => {
            let member =
                |(key, value): (&serde_yaml::Value, &_)| (key.as_str().expect("a name").into(), converted(value));
            Value::Object(members.iter().map(member).collect())
        }
        serde_yaml::Value::Tagged(_) => panic!("JSON has no tags"),
    }
}

impl Environment for World {
    fn names(&self) -> &Names {
        &self.names
    }

    fn global(&self, name: &str, _version: usize) -> Option<Global<'_>> {
        let value = Cow::Borrowed(self.globals.get(name)?);
        Some(Global { value, version_dependent: false, page_dependent: false })
    }

    fn data_value(&self, _path: &str) -> Option<Value> {
        None
    }

    fn include(&self, _: &str, _: &Insertion, _: usize, _: &Stack<'_>) -> Option<Arc<Evaluated>> {
        None
    }

    fn leads_back(&self, _from: &str, _to: &str) -> bool {
        false
    }

    fn height(&self, _path: &str) -> u16 {
        1
    }

    fn partial(&self, name: &str) -> Option<Arc<Template>> {
        self.partials.get(name).cloned()
    }

    fn similar_data(&self, _path: &str) -> Option<String> {
        None
    }
}
