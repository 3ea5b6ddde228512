"""A project of two pages that have parts for several tools, built below the site that is looked at."""

import subprocess
import tempfile
from pathlib import Path

PART = "{{% {0} %}}\n\nWith {0}.\n\n{{% end{0} %}}\n\n"


def build(isogloss, out):
    """Builds the project into `out`."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "isogloss.toml").write_text('title = "Tools"\n[[plans]]\nid = "all"\nshort = "all"\ntitle = "All"\ndefault = true\n')
        (root / "content/index.md").write_text("---\ntitle: Start\nchildren:\n  - /one\n  - /two\n---\n")
        for name in ("one", "two"):
            parts = "".join(PART.format(tool) for tool in ("webui", "cli", "curl"))
            (root / f"content/{name}.md").write_text(f"---\ntitle: {name.title()}\n---\n\n{parts}")
        subprocess.run([isogloss, "build", "--quiet", "--root", folder, "--out", str(out)], check=True)
