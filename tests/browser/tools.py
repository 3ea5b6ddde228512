"""A small project with what our own documentation has not: parts for several tools, all kinds of alerts, a locale that is
written from right to left, a page that one version lacks. It is built below the site that is looked at."""

import struct
import subprocess
import tempfile
import zlib
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

![A grey picture](/assets/picture.png)

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


def picture(width, height):
    """A grey picture, as a file."""
    part = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = zlib.compress((b"\0" + b"\x99" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + part(b"IDAT", rows) + part(b"IEND", b"")


def build(isogloss, out):
    """Builds the project into `out`."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {"isogloss.toml": CONFIGURATION, "content/kinds.md": KINDS, "locales/ar/content/one.md": ARABIC}
        files["content/many.md"] = "---\ntitle: Many\n---\n" + "".join(f"## Section {at} of this page\n\nText.\n\n" for at in range(300))
        files["content/index.md"] = "---\ntitle: Start\nchildren:\n  - /one\n  - /two\n  - /kinds\n  - /many\n---\n"
        for name in ("one", "two"):
            parts = "".join(PART.format(tool) for tool in ("webui", "cli", "curl"))
            files[f"content/{name}.md"] = f"---\ntitle: {name.title()}\nintro: With tools.\n---\n\n{parts}"
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (root / "assets").mkdir()
        (root / "assets/picture.png").write_bytes(picture(600, 400))
        subprocess.run([isogloss, "build", "--quiet", "--root", folder, "--out", str(out)], check=True)
