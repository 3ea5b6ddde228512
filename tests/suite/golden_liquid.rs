//! A public suite of Liquid, which lies beside the repository: what passes, and why the rest does not.
//!
//! Every failing case is in `tests/golden-liquid.tsv` with its class and a word why; a case that passes is not.
//! `tests/specs/liquid-tags.md` and `expressions.md` hold examples of each kind that run everywhere.

use crate::folder::{package, shared};
use crate::liquid_world::{World, read_json};
use isogloss::liquid::Value;
use std::collections::BTreeMap;

/// One case of the suite.
pub struct Case {
    pub name: String,
    pub template: String,
    pub data: Value,
    pub partials: BTreeMap<String, String>,
    /// The texts that pass; none where an error has to come.
    pub results: Vec<String>,
}

impl Case {
    fn read(case: &Value) -> Self {
        let partials = match field(case, "templates") {
            Value::Object(partials) => partials.iter().map(|(name, text)| (name.to_string(), text_of(text))).collect(),
            _ => BTreeMap::new(),
        };
        let result = case.member(&"result".into()).into_iter();
        Self {
            name: text_of(&field(case, "name")),
            template: text_of(&field(case, "template")),
            data: field(case, "data"),
            partials,
            results: field(case, "results").into_list().into_iter().chain(result).map(|text| text_of(&text)).collect(),
        }
    }

    /// None if the case passes, else what came instead.
    fn failure(&self) -> Option<String> {
        let rendered = World::new(&self.data, &self.partials).render(&self.template);
        match (&rendered, self.results.is_empty()) {
            (Err(_), true) => None,
            (Ok(text), false) if self.results.contains(text) => None,
            (Ok(text), true) => Some(format!("no error, but {text:?}")),
            (Ok(text), false) => Some(format!("{text:?}, not {:?}", self.results[0])),
            (Err(error), false) => Some(format!("the error `{error}`, not {:?}", self.results[0])),
        }
    }
}

fn field(case: &Value, name: &str) -> Value {
    case.member(&name.into()).unwrap_or_default()
}

fn text_of(value: &Value) -> String {
    value.text().into_owned()
}

/// All cases; None where the suite is not beside the repository.
pub fn cases() -> Option<Vec<Case>> {
    let text = std::fs::read_to_string(shared("oracle/golden-liquid.json")?).expect("UTF-8");
    Some(field(&read_json(&text), "tests").into_list().iter().map(Case::read).collect())
}

/// As the head of the list explains them.
const CLASSES: &[&str] = &["liquidjs", "leniency", "report", "dialect"];

/// The cases that are known to fail, with class and reason.
fn known() -> BTreeMap<String, (String, String)> {
    let text = std::fs::read_to_string(package().join("tests/golden-liquid.tsv")).unwrap_or_default();
    let fields = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(fields);
    rows.map(|row| match row.as_slice() {
        [name, class, why] if CLASSES.contains(&class.as_str()) && !why.is_empty() => {
            (name.clone(), (class.clone(), why.clone()))
        }
        _ => panic!("{row:?} is not a name, a class of {CLASSES:?} and a reason"),
    })
    .collect()
}

#[test]
fn the_golden_suite() {
    let Some(cases) = cases() else { return };
    let known = known();
    let failures: Vec<_> = cases.iter().filter_map(|case| Some((case, case.failure()?))).collect();
    let passed = cases.len() - failures.len();
    println!("golden suite of Liquid: {passed} of {} cases pass", cases.len());
    let mut wrong = Vec::new();
    for (case, failure) in &failures {
        if !known.contains_key(&case.name) {
            wrong.push(format!("{}: {:?} with {:?}\n  gives {failure}", case.name, case.template, case.data));
        }
    }
    let failing = |name: &String| failures.iter().any(|(case, _)| case.name == *name);
    wrong.extend(known.keys().filter(|name| !failing(name)).map(|name| format!("{name}: is listed, and passes")));
    assert!(wrong.is_empty(), "{} differences\n{}\n", wrong.len(), wrong.join("\n"));
    assert!(passed * 100 >= cases.len() * 90, "{passed} of {} cases pass", cases.len());
}
