//! `{% mac %} … {% endmac %}`, `{% cli %} … {% endcli %}`: contents for one platform or one tool.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};

const fn tool(name: &'static str, end: &'static str) -> Definition {
    Definition::block(name, end, &[], compile)
}

/// The platforms first, then the tools of all vintages.
pub const TAGS: &[Definition] = &[
    tool("mac", "endmac"),
    tool("windows", "endwindows"),
    tool("linux", "endlinux"),
    tool("all", "endall"),
    tool("agents", "endagents"),
    tool("api", "endapi"),
    tool("azure_data_studio", "endazure_data_studio"),
    tool("bash", "endbash"),
    tool("cli", "endcli"),
    tool("codespaces", "endcodespaces"),
    tool("curl", "endcurl"),
    tool("desktop", "enddesktop"),
    tool("eclipse", "endeclipse"),
    tool("importer_cli", "endimporter_cli"),
    tool("javascript", "endjavascript"),
    tool("jetbrains", "endjetbrains"),
    tool("jetbrains_beta", "endjetbrains_beta"),
    tool("mobile", "endmobile"),
    tool("powershell", "endpowershell"),
    tool("skillsets", "endskillsets"),
    tool("vimneovim", "endvimneovim"),
    tool("visualstudio", "endvisualstudio"),
    tool("vscode", "endvscode"),
    tool("webui", "endwebui"),
    tool("windowsterminal", "endwindowsterminal"),
    tool("xcode", "endxcode"),
];

#[derive(Debug)]
struct Tool {
    open: String,
    close: &'static str,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let name = opening.name;
    let tool = if opening.vintage.is_historical() {
        Tool { open: format!("<div class=\"extended-markdown {name} \">"), close: "</div>" }
    } else {
        Tool { open: format!("<div class=\"ghd-tool {name}\">"), close: "</div>\n" }
    };
    Ok(Box::new(tool))
}

impl Behaviour for Tool {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.computed(tag.range, &self.open);
        evaluation.choose(tag, &[0]);
        evaluation.computed(tag.end.unwrap_or(tag.range), self.close);
    }
}
