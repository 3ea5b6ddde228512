//! `isogloss diff`: what readers of two versions see differently, and why.

use crate::folder::Folder;
use insta::assert_snapshot;

const PAGE: &str = "---\ntitle: 'Syncing{% ifversion ghes %} from your server{% endif %}'\nintro: How to sync\n---\n\n\
    ## Before\n\nUse {% ifversion ghec %}your cloud account{% else %}your own server{% endif %} now.\n\n\
    {% data reusables.note %}\n\n1. Sign in.\n{% ifversion ghes > 3.4 %}1. Choose {% octicon \"gear\" %} **Sync**.\n{% endif %}\n\
    You read {{ currentRelease }}.\n\nThe same for *all* of us.\n";

fn project() -> Folder {
    Folder::with([
        ("content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n"),
        ("content/sync.md", PAGE),
        ("content/cloud.md", "---\ntitle: Cloud\nversions:\n  ghec: '*'\n---\n\nText\n"),
        ("content/server.md", "---\ntitle: Server\nversions:\n  ghes: '>=3.5'\n---\n\nText\n"),
        ("content/data/reusables/note.md", "First line.\n\n{% ifversion ghes %}Only on servers.{% endif %}\n"),
    ])
}

fn stdout(arguments: &[&str]) -> String {
    let run = project().run(&[&["diff"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn one_page_word_by_word() {
    assert_snapshot!(stdout(&["sync.md", "--from", "ghec", "--to", "ghes@3.5"]), @r##"
    enterprise-cloud@latest → enterprise-server@3.5, en: 1 page changes, none appears, none disappears

    sync.md

      changed title content/sync.md:2
        Syncing{+ from your server+}
        because of {% ifversion ghes %} at content/sync.md:2

      changed paragraph content/sync.md:8
        Use your [-cloud account-]{+own server+} now.
        because of {% ifversion ghec %} at content/sync.md:8
        because of {% ifversion ghec %} … {% else %} at content/sync.md:8

      new paragraph content/sync.md:10
        {+Only on servers.+}
        because of {% ifversion ghes %} at content/data/reusables/note.md:3

      new step content/sync.md:13
        {+Choose {% octicon "gear" %} **Sync**.+}
        because of {% ifversion ghes > 3.4 %} at content/sync.md:13

      changed paragraph content/sync.md:15
        You read [-latest-]{+3.5+}.
        because of {{ currentRelease }} at content/sync.md:15
    "##);
}

#[test]
fn a_release_as_a_report() {
    assert_snapshot!(stdout(&["--all", "--from", "ghes@3.4", "--to", "ghes@3.5", "--format", "markdown"]), @r##"
    # enterprise-server@3.4 → enterprise-server@3.5 (en)

    1 page changes, 1 appears, none disappears.

    ## `server.md`

    The page appears: it is in enterprise-server@3.5, and not in enterprise-server@3.4.

    ## `sync.md`

    **new step**, `content/sync.md:13`

    > <ins>Choose {% octicon "gear" %} \*\*Sync\*\*.</ins>

    * because of `{% ifversion ghes > 3.4 %}` at `content/sync.md:13`

    **changed paragraph**, `content/sync.md:15`

    > You read <del>3.4</del><ins>3.5</ins>.

    * because of `{{ currentRelease }}` at `content/sync.md:15`
    "##);
}

#[test]
fn a_report_as_a_page() {
    let html = stdout(&["--all", "--from", "ghec", "--to", "ghes@3.5", "--format", "html"]);
    let body = html.split("</style>").nth(1).expect("a style sheet first");
    let section = body.split("<section>").nth(2).expect("two pages");
    assert_snapshot!(body.split("<section>").next().unwrap_or(""), @r##"
    <main>
    <h1>enterprise-cloud@latest → enterprise-server@3.5</h1>
    <p>en: 1 page changes, 1 appears, 1 disappears.</p>
    <nav aria-label="Pages"><ul>
    <li><a href="#page-0">cloud.md</a> <small>disappears</small></li>
    <li><a href="#page-1">server.md</a> <small>appears</small></li>
    <li><a href="#page-2">sync.md</a> <small>5 changes</small></li>
    </ul></nav>
    "##);
    assert_snapshot!(section, @r##"
    <h2 id="page-1">server.md</h2>
    <p>The page appears: it is in enterprise-server@3.5, and not in enterprise-cloud@latest.</p>
    </section>
    "##);
    assert_eq!(html, stdout(&["--all", "--from", "ghec", "--to", "ghes@3.5", "--format", "html"]));
}

#[test]
fn what_is_the_same_is_left_out() {
    let same = stdout(&["--all", "--from", "ghes@3.4", "--to", "ghes@3.4"]);
    assert_snapshot!(same, @r##"
    enterprise-server@3.4 → enterprise-server@3.4, en: no page changes, none appears, none disappears
    "##);
    let text = stdout(&["--all", "--from", "ghes@3.3", "--to", "ghes@3.4"]);
    assert!(!text.contains("index.md"), "{text}");
}

#[test]
fn a_translation_is_compared_with_itself() {
    let folder = Folder::with([
        ("content/index.md", "---\ntitle: Home\n---\n\nWelcome{% ifversion ghes %} home{% endif %}.\n"),
        (
            "locales/fr/content/index.md",
            "---\ntitle: Accueil\n---\n\nBienvenue{% ifversion ghes %} chez vous{% endif %}.\n",
        ),
    ]);
    folder.write(
        "isogloss.toml",
        format!(
            "{}\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.fr]\nname = \"Français\"\n",
            crate::folder::CONFIGURATION
        ),
    );
    let run = folder.run(&["diff", "locales/fr/content/index.md", "--from", "ghec", "--to", "ghes@3.5"]);
    assert_snapshot!(run.stdout, @r##"
    enterprise-cloud@latest → enterprise-server@3.5, fr: 1 page changes, none appears, none disappears

    index.md

      changed paragraph locales/fr/content/index.md:5
        Bienvenue{+ chez vous+}.
        because of {% ifversion ghes %} at locales/fr/content/index.md:5
    "##);
}

#[test]
fn exit_codes() {
    let code = |arguments: &[&str]| {
        let run = project().run(&[&["diff"], arguments].concat());
        (run.code, run.stderr)
    };
    assert_eq!(code(&["sync.md", "--from", "ghec", "--to", "ghes@3.5", "--exit-code"]).0, Some(1));
    assert_eq!(code(&["index.md", "--from", "ghec", "--to", "ghes@3.5", "--exit-code"]).0, Some(0));
    for (arguments, words) in [
        (&["sync.md", "--from", "ghec", "--to", "ghes"][..], "names several versions: enterprise-server@3.5, "),
        (&["synk.md", "--from", "ghec", "--to", "ghes@3.5"], "did you mean `sync.md`?"),
        (&["sync.md", "--from", "ghce", "--to", "ghes@3.5"], "did you mean `ghec`?"),
        (&["server.md", "--from", "ghec", "--to", "ghes@3.4"], "is in neither version; it is in enterprise-server@3.5"),
        (&["--from", "ghec", "--to", "ghes@3.5"], "<PAGE>"),
    ] {
        let (code, error) = code(arguments);
        assert_eq!(code, Some(2), "{error}");
        assert!(error.contains(words), "no `{words}` in {error}");
    }
}

/// A page with a translation that has lost a link and a block, one without a translation, and one that is as it should be.
fn translated() -> Folder {
    let folder = Folder::with([
        ("content/index.md", "---\ntitle: Home\nchildren:\n  - /sync\n  - /only\n---\n\nWelcome.\n"),
        ("content/only.md", "---\ntitle: Only\n---\n\nIn English.\n"),
        (
            "content/sync.md",
            "---\ntitle: Sync\n---\n\nRead [the start](/).\n\n1. Sign in.\n\nOnly{% ifversion ghes %} on servers{% endif %} today.\n",
        ),
        ("locales/fr/content/index.md", "---\ntitle: Accueil\n---\n\nBienvenue.\n"),
        (
            "locales/fr/content/sync.md",
            "---\ntitle: Synchroniser\n---\n\nLisez la page d’accueil.\n\n1. Connectez-vous.\n",
        ),
    ]);
    let locales = "\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.fr]\nname = \"Français\"\n";
    folder.write("isogloss.toml", format!("{}{locales}", crate::folder::CONFIGURATION));
    folder
}

#[test]
fn a_translation_is_set_beside_its_source() {
    let run = translated().run(&["diff", "sync.md", "--from", "en", "--to", "fr"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_snapshot!(run.stdout);
}

#[test]
fn all_translations_as_reports() {
    let folder = translated();
    let report = |format: &str| {
        let run = folder.run(&["diff", "--all", "--from", "en/ghes@3.5", "--to", "fr/ghes@3.5", "--format", format]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        run.stdout
    };
    assert_snapshot!("all_translations_as_markdown", report("markdown"));
    let html = report("html");
    assert_snapshot!("all_translations_as_html", html.split("</style>").nth(1).expect("a style sheet first"));
    let code = folder.run(&["diff", "index.md", "--from", "en", "--to", "fr", "--exit-code"]).code;
    assert_eq!(code, Some(0), "nothing differs");
}
