//! A generated project whose pages tell a few releases apart: for the benchmarks of growth.

use std::fmt::Write as _;
use std::path::Path;

/// How large the project is, and how far its releases differ.
pub struct Shape {
    pub pages: usize,
    /// 3.1, 3.2 …
    pub releases: usize,
    /// From 3.8 on, each release changes every so manieth page; none at all if 0.
    pub changed: usize,
}

/// A project whose pages tell releases apart at 3.2 and 3.4, and newer ones as `shape` says.
pub fn write_project(root: &Path, shape: &Shape) {
    let releases: Vec<String> = (1..=shape.releases).rev().map(|minor| format!("\"3.{minor}\"")).collect();
    let configuration = format!(
        "[[plans]]\nid = \"cloud\"\nshort = \"ghec\"\ntitle = \"Cloud\"\ndefault = true\n[[plans]]\nid = \"server\"\nshort = \"ghes\"\n\
         title = \"Server\"\nreleases = [{}]\n",
        releases.join(", ")
    );
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    write("isogloss.toml", &configuration);
    write("data/variables/product.yml", "name: '{% ifversion ghes %}Server{% else %}Cloud{% endif %}'\n");
    write("data/reusables/step.md", "1. Open **Settings** of {% data variables.product.name %}.\n");
    for number in 0..shape.pages {
        write(&format!("content/page{number}.md"), &page(number, shape));
    }
}

fn page(number: usize, shape: &Shape) -> String {
    let mut page = format!(
        "---\ntitle: Page {number} of {{% data variables.product.name %}}\nintro: About {{% data variables.product.name %}}\n---\n\n"
    );
    for section in 0..12 {
        let _ = write!(
            page,
            "## Section {section}\n\nText about {{% data variables.product.name %}}, [a link](/page{section}) and `code`.\n\n\
             {{% ifversion ghes > 3.4 %}}\nOnly in newer releases.\n{{% elsif ghes > 3.2 %}}\nOnly in older ones.\n{{% endif %}}\n\n\
             {{% data reusables.step %}}\n1. Then **save**.\n\n| a | b |\n|---|---|\n| {{% ifversion ghec %}}c{{% else %}}d{{% endif %}} | e |\n\n"
        );
    }
    for minor in 8..=shape.releases {
        if shape.changed > 0 && (number + minor).is_multiple_of(shape.changed) {
            let _ = write!(page, "{{% ifversion ghes > 3.{} %}}New in 3.{minor}.{{% endif %}}\n\n", minor - 1);
        }
    }
    page
}
