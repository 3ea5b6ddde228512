"""A small project with what our own documentation has not: parts for several tools, all kinds of alerts, a locale that is
written from right to left, a page that one version lacks. It is built below the site that is looked at."""

import subprocess
import tempfile
from pathlib import Path

CONFIGURATION = """title = "Tools"
[locales.ar]
name = "العربية"
direction = "rtl"
[[plans]]
id = "server"
short = "server"
title = "Server"
default = true
releases = ["2", "1"]
"""
PART = "{{% {0} %}}\n\nWith {0}.\n\n{{% end{0} %}}\n\n"
ALERTS = "".join(f"> [!{kind}]\n> About `this`, see [one](/one).\n\n" for kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"))
KINDS = f"""---
title: All kinds of blocks
intro: What pages may have.
product: 'For everyone.'
permissions: 'Anybody can read it.'
versions:
  server: '2'
---

## Alerts

{ALERTS}
## Code and quotes

```shell copy
$ echo "one" # two
```

```yaml annotate
# What it is for
name: test
# When it runs
on: push
```

{{% codetabs %}}
{{% codetab javascript "JavaScript" %}}

```javascript
const one = 1;
```

{{% endcodetab %}}
{{% codetab python "Python" %}}

```python
one = 1
```

{{% endcodetab %}}
{{% endcodetabs %}}

> A quote with *emphasis* and <kbd>Ctrl</kbd>.

| Left | Right |
| --- | ---: |
| `a` | 1 |

- [ ] to do
- [x] done
"""
ARABIC = """---
title: واحد
intro: صفحة قصيرة
---

## عنوان أول

نص قصير مع `code` ورابط إلى [الثاني](/two).

> [!NOTE]
> ملاحظة.

## عنوان ثان

```shell copy
echo one
```
"""


def build(isogloss, out):
    """Builds the project into `out`."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {"isogloss.toml": CONFIGURATION, "content/kinds.md": KINDS, "locales/ar/content/one.md": ARABIC}
        files["content/index.md"] = "---\ntitle: Start\nchildren:\n  - /one\n  - /two\n  - /kinds\n---\n"
        for name in ("one", "two"):
            parts = "".join(PART.format(tool) for tool in ("webui", "cli", "curl"))
            files[f"content/{name}.md"] = f"---\ntitle: {name.title()}\nintro: With tools.\n---\n\n{parts}"
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        subprocess.run([isogloss, "build", "--quiet", "--root", folder, "--out", str(out)], check=True)
