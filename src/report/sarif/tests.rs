//! Logs, and what the schema asks of them.
//!
//! The whole schema is not here: these are its rules for the objects that we write, so that a change that breaks one of
//! them is seen.

use super::*;
use crate::report::samples;
use crate::text::{FileId, SourceFile, TextRange};

#[test]
fn a_run() {
    let (findings, files) = samples::three();
    insta::assert_snapshot!(sarif(&findings, &files, &samples::options()), @r#"
    {
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "runs": [
        {
          "columnKind": "unicodeCodePoints",
          "invocations": [
            {
              "executionSuccessful": true,
              "toolExecutionNotifications": []
            }
          ],
          "results": [
            {
              "fixes": [
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "translations/zh-CN/content/a.md",
                        "uriBaseId": "%SRCROOT%"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "endColumn": 56,
                            "endLine": 5,
                            "startColumn": 49,
                            "startLine": 5
                          },
                          "insertedContent": {
                            "text": "prodname %}"
                          }
                        },
                        {
                          "deletedRegion": {
                            "endColumn": 2,
                            "endLine": 7,
                            "startColumn": 56,
                            "startLine": 5
                          },
                          "insertedContent": {
                            "text": ".\n\n完"
                          }
                        }
                      ]
                    }
                  ]
                }
              ],
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "translations/zh-CN/content/a.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "endColumn": 56,
                      "endLine": 5,
                      "startColumn": 23,
                      "startLine": 5
                    }
                  }
                }
              ],
              "message": {
                "text": "`{{% data variables.product.prodname %}}` is missing (enterprise-server@3.4)\nhelp: Write it as in the source"
              },
              "partialFingerprints": {
                "isogloss/v1": "0123456789abcdef"
              },
              "properties": {
                "locale": "zh-CN",
                "page": "a.md",
                "verdict": "out-of-step",
                "versions": [
                  "enterprise-server@3.4"
                ]
              },
              "relatedLocations": [
                {
                  "id": 0,
                  "message": {
                    "text": "source"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/a.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "endColumn": 42,
                      "endLine": 7,
                      "startColumn": 5,
                      "startLine": 7
                    }
                  }
                },
                {
                  "id": 1,
                  "message": {
                    "text": "in this page"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "translations/zh-CN/content/a.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "endColumn": 1,
                      "endLine": 3,
                      "startColumn": 8,
                      "startLine": 2
                    }
                  }
                }
              ],
              "ruleId": "missing-placeable",
              "ruleIndex": 0
            },
            {
              "level": "warning",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "translations/zh-CN/content/a.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "endColumn": 1,
                      "endLine": 8,
                      "startColumn": 1,
                      "startLine": 8
                    }
                  }
                }
              ],
              "message": {
                "text": "no `endif`"
              },
              "partialFingerprints": {
                "isogloss/v1": "c7ea409cafb2af19"
              },
              "relatedLocations": [],
              "ruleId": "unclosed-tag",
              "ruleIndex": 2
            },
            {
              "level": "note",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/b,c%3A%20%22100%25%22%20%3C%E8%AE%B8%3E.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "endColumn": 1,
                      "endLine": 3,
                      "startColumn": 3,
                      "startLine": 1
                    }
                  }
                }
              ],
              "message": {
                "text": "\"a|b\" <b>100%</b> `{{% x %}}\n::error::[x](y)\u001b[31m *许可证* a:b,c & 'd' ]]> \\"
              },
              "partialFingerprints": {
                "isogloss/v1": "b66f14cb3b440d1b"
              },
              "relatedLocations": [],
              "ruleId": "odd",
              "ruleIndex": 1
            }
          ],
          "tool": {
            "driver": {
              "name": "Isogloss",
              "rules": [
                {
                  "fullDescription": {
                    "text": "A variable of the source is not in the target"
                  },
                  "help": {
                    "markdown": "Readers miss `{{{{ x }}}}`.\n\nPut it back.",
                    "text": "Readers miss `{{{{ x }}}}`.\n\nPut it back."
                  },
                  "id": "missing-placeable",
                  "properties": {
                    "tags": [
                      "placeables"
                    ]
                  },
                  "shortDescription": {
                    "text": "A variable of the source is not in the target"
                  }
                },
                {
                  "fullDescription": {
                    "text": "odd"
                  },
                  "help": {
                    "markdown": "Run `isogloss explain odd`.",
                    "text": "Run `isogloss explain odd`."
                  },
                  "id": "odd",
                  "properties": {
                    "tags": []
                  },
                  "shortDescription": {
                    "text": "odd"
                  }
                },
                {
                  "fullDescription": {
                    "text": "unclosed tag"
                  },
                  "help": {
                    "markdown": "Run `isogloss explain unclosed-tag`.",
                    "text": "Run `isogloss explain unclosed-tag`."
                  },
                  "id": "unclosed-tag",
                  "properties": {
                    "tags": []
                  },
                  "shortDescription": {
                    "text": "unclosed tag"
                  }
                }
              ],
              "semanticVersion": "0.1.0"
            }
          }
        }
      ],
      "version": "2.1.0"
    }
    "#);
}

#[test]
fn what_does_not_fit_is_counted() {
    let mut files = Files::default();
    files.add(SourceFile::new("a.md", "a"));
    let at = TextRange::empty(0);
    let findings = [
        Diagnostic::warning("a", FileId(0), at, "first"),
        Diagnostic::error("a", FileId(0), at, "second"),
        Diagnostic::warning("a", FileId(0), at, "third"),
    ];
    let log = log(&findings, &files, &Options::default(), 2);
    let run = &log["runs"][0];
    let messages: Vec<&Value> =
        run["results"].as_array().expect("results").iter().map(|r| &r["message"]["text"]).collect();
    assert_eq!(messages, ["first", "second"]);
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("notes");
    assert_eq!(notes[0]["message"]["text"], "left out, since a run holds 25000 results: 1 finding");
}

#[test]
fn every_log_obeys_the_schema() {
    let (findings, files) = samples::three();
    for findings in [&findings[..], &[]] {
        let text = sarif(findings, &files, &samples::options());
        let log: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(broken_rules(&log), Vec::<String>::new());
    }
}

#[test]
fn the_rules_of_the_schema_can_be_broken() {
    let (findings, files) = samples::three();
    let log = log(&findings, &files, &samples::options(), MOST_RESULTS);
    for (pointer, value) in [
        ("/version", json!("2.0")),
        ("/runs/0/columnKind", json!("bytes")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/message", json!({})),
        ("/runs/0/results/0/ruleIndex", json!(9)),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("/a b")),
        ("/runs/0/results/0/partialFingerprints/isogloss~1v1", json!(1)),
        ("/runs/0/results/0/fixes/0/artifactChanges/0/replacements", json!([])),
    ] {
        let mut broken = log.clone();
        *broken.pointer_mut(pointer).expect("it is there") = value;
        assert_ne!(broken_rules(&broken), Vec::<String>::new(), "{pointer}");
    }
}

/// The rules of the schema, and those of GitHub's uploader, that a log breaks.
fn broken_rules(log: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let mut check = |holds: bool, rule: &str, value: &Value| {
        if !holds {
            broken.push(format!("{rule}: {value}"));
        }
    };
    check(log["version"] == "2.1.0", "version", &log["version"]);
    for run in items(&log["runs"]) {
        let rules: Vec<&Value> = items(&run["tool"]["driver"]["rules"]).map(|rule| &rule["id"]).collect();
        check(run["tool"]["driver"]["name"].is_string(), "driver.name", &run["tool"]);
        check(["utf16CodeUnits", "unicodeCodePoints"].iter().any(|kind| run["columnKind"] == *kind), "columnKind", run);
        check(run["results"].is_array() && items(&run["results"]).count() <= MOST_RESULTS, "results", &run["results"]);
        for invocation in items(&run["invocations"]) {
            check(invocation["executionSuccessful"].is_boolean(), "executionSuccessful", invocation);
        }
        for rule in items(&run["tool"]["driver"]["rules"]) {
            let has_texts =
                ["shortDescription", "fullDescription", "help"].iter().all(|key| rule[key]["text"].is_string());
            check(rule["id"].is_string() && has_texts, "reportingDescriptor", rule);
        }
        for result in items(&run["results"]) {
            let index = result["ruleIndex"].as_u64().and_then(|index| rules.get(usize::try_from(index).ok()?));
            check(index == Some(&&result["ruleId"]), "ruleIndex", result);
            let levels = ["none", "note", "warning", "error"];
            check(levels.iter().any(|level| result["level"] == *level), "level", &result["level"]);
            let fingerprints = result["partialFingerprints"].as_object().expect("an object");
            check(fingerprints.values().all(Value::is_string), "partialFingerprints", result);
            let locations = items(&result["locations"]).chain(items(&result["relatedLocations"]));
            let places: Vec<&Value> = locations.map(|location| &location["physicalLocation"]).collect();
            check(places.iter().all(|place| is_region(&place["region"]) && is_artifact(place)), "location", result);
            let messages = std::iter::once(result).chain(items(&result["relatedLocations"]));
            check(messages.into_iter().all(|holder| holder["message"]["text"].is_string()), "message", result);
            for change in items(&result["fixes"]).flat_map(|fix| items(&fix["artifactChanges"])) {
                let replacements = &change["replacements"];
                let valid = items(replacements).all(|replacement| is_region(&replacement["deletedRegion"]));
                check(is_artifact(change) && items(replacements).count() > 0 && valid, "artifactChange", change);
            }
        }
    }
    broken
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn is_region(region: &Value) -> bool {
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| region[key].as_u64().unwrap_or(0));
    let [line, column, end_line, end_column] = numbers;
    numbers.iter().all(|number| *number >= 1) && (line, column) <= (end_line, end_column)
}

/// A relative reference (RFC 3986, section 4.2).
fn is_artifact(holder: &Value) -> bool {
    let uri = holder["artifactLocation"]["uri"].as_str().unwrap_or("");
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@%".contains(&byte);
    !uri.is_empty() && !uri.starts_with('/') && uri.bytes().all(allowed)
}
