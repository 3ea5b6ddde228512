//! The variables that templates see: `currentVersion`, `allVersions`, `enterpriseServerReleases` and the like.

use super::config::Config;
use crate::liquid::{Object, Value};
use rustc_hash::FxHashMap;
use serde_json::Value as Json;

/// Variables that do not depend on the page, by name.
#[derive(Debug)]
pub struct Globals {
    pub constants: FxHashMap<String, Value>,
    /// One table for each version, upcoming ones too.
    pub per_version: Vec<FxHashMap<String, Value>>,
    /// `currentLanguage` of each locale.
    pub languages: Vec<Value>,
}

impl Globals {
    pub fn new(config: &Config) -> Self {
        let mut constants = FxHashMap::default();
        constants.insert("allVersions".to_owned(), all_versions(config));
        for (at, plan) in config.versions.plans.iter().enumerate().filter(|(_, plan)| plan.is_numbered()) {
            let name = camel_case(&plan.id);
            let ids = config.versions.built().filter(|(_, version)| version.plan == at);
            let ids = ids.map(|(_, version)| Value::scalar(version.id.clone())).collect();
            constants.insert(format!("{name}Versions"), Value::Array(ids));
            constants.insert(format!("{name}Releases"), releases(plan));
        }
        if let Json::Object(variables) = &config.variables {
            for (name, value) in variables {
                merge(constants.entry(name.clone()).or_insert(Value::Nil), from_json(value));
            }
        }
        let per_version = config.versions.iter().map(|(at, _)| of_version(config, at)).collect();
        let languages = config.locales.iter().map(|locale| Value::scalar(locale.url.clone())).collect();
        Self { constants, per_version, languages }
    }
}

fn of_version(config: &Config, at: usize) -> FxHashMap<String, Value> {
    let version = config.versions.get(at);
    let plan = config.versions.plan_of(at);
    let texts = [
        ("currentVersion", &version.id),
        ("currentRelease", &version.release),
        ("currentVersionShortName", &plan.short),
        ("currentVersionPlan", &plan.id),
    ];
    let mut table: FxHashMap<String, Value> =
        texts.iter().map(|(name, text)| ((*name).to_owned(), Value::scalar((*text).clone()))).collect();
    table.insert("currentVersionObj".to_owned(), describe(config, at));
    table
}

fn all_versions(config: &Config) -> Value {
    let versions = config.versions.built();
    Value::Object(versions.map(|(at, version)| (version.id.clone().into(), describe(config, at))).collect())
}

/// The record of one version, with the names that the engine gives its parts.
fn describe(config: &Config, at: usize) -> Value {
    let version = config.versions.get(at);
    let plan = config.versions.plan_of(at);
    let mut object = Object::new();
    for (name, text) in [
        ("version", &version.id),
        ("versionTitle", &version.title),
        ("plan", &plan.id),
        ("planTitle", &plan.title),
        ("shortName", &plan.short),
        ("currentRelease", &version.release),
    ] {
        object.insert(name.into(), Value::scalar(text.clone()));
    }
    object.insert("latestRelease".into(), Value::scalar(plan.latest().to_owned()));
    object.insert("latestVersion".into(), Value::scalar(format!("{}@{}", plan.id, plan.latest())));
    object.insert("hasNumberedReleases".into(), Value::scalar(plan.is_numbered()));
    object.insert("releases".into(), texts(&plan.releases));
    Value::Object(object)
}

fn releases(plan: &crate::version::Plan) -> Value {
    let mut object = Object::new();
    let mut text = |name: &'static str, value: Option<&String>| {
        if let Some(value) = value {
            object.insert(name.into(), Value::scalar(value.clone()));
        }
    };
    text("latest", plan.releases.first());
    text("oldestSupported", plan.releases.last());
    text("next", plan.upcoming.first());
    text("nextNext", plan.upcoming.get(1));
    object.insert("supported".into(), texts(&plan.releases));
    object.insert("deprecated".into(), texts(&plan.deprecated));
    Value::Object(object)
}

fn texts(items: &[String]) -> Value {
    Value::Array(items.iter().map(|item| Value::scalar(item.clone())).collect())
}

/// `enterprise-server` as `enterpriseServer`.
fn camel_case(id: &str) -> String {
    let mut parts = id.split('-');
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |name, part| {
        let mut letters = part.chars();
        letters.next().map_or(name.clone(), |initial| format!("{name}{}{}", initial.to_uppercase(), letters.as_str()))
    })
}

/// Configured values add to objects and replace everything else.
fn merge(into: &mut Value, value: Value) {
    match (into, value) {
        (Value::Object(object), Value::Object(added)) => {
            for (key, value) in added {
                merge(object.entry(key).or_insert(Value::Nil), value);
            }
        }
        (into, value) => *into = value,
    }
}

fn from_json(json: &Json) -> Value {
    match json {
        Json::Null => Value::Nil,
        Json::Bool(truth) => Value::scalar(*truth),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Value::scalar(integer),
            (None, float) => Value::scalar(float.unwrap_or(0.0)),
        },
        Json::String(text) => Value::scalar(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(from_json).collect()),
        Json::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key.clone().into(), from_json(value))).collect())
        }
    }
}
