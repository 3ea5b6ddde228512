// Keeps a page of the preview up to date, leads from a block to its source, and shows what is wrong with the page. The
// server hands over the words in the language of the one who looks at it.
(words, follow) => {
  const script = document.currentScript;
  const frame = script.dataset.frame;
  let state = script.dataset.state;
  const compared = window.frameElement !== null && window.frameElement.hasAttribute("data-compared");
  // A browser opens few connections to one server: a page that another one shows in a frame of its own has to do without.
  if (window !== parent && !compared) return;
  const here = () => location.pathname;

  // The bar has a style of its own, which neither gets anything from the theme nor gives anything to it.
  const host = document.createElement("isogloss-preview");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { all: initial; }
    * { box-sizing: border-box; font: 13px/1.4 system-ui, sans-serif; }
    .bar { position: fixed; right: 12px; bottom: 12px; z-index: 2147483647; display: flex; flex-wrap: wrap; gap: 4px; padding: 4px;
      max-width: calc(100vw - 24px); border-radius: 8px; background: #1f2328; box-shadow: 0 2px 8px #0006; }
    .bar > * { border: 0; border-radius: 5px; padding: 4px 10px; background: #1f2328; color: #fff; cursor: pointer; text-decoration: none; }
    .bar > :hover, .bar > [aria-pressed=true] { background: #424a53; }
    .bar > .bad { background: #b3261e; }
    :focus-visible { outline: 2px solid #58a6ff; outline-offset: 1px; }
    .panel { position: fixed; left: 12px; right: 12px; bottom: 60px; z-index: 2147483646; max-height: 60vh; overflow: auto;
      padding: 12px; border-radius: 8px; background: #1f2328; color: #f0f3f6; box-shadow: 0 4px 16px #0008; }
    .panel h2 { margin: 0 0 8px; font-weight: 600; }
    .panel h3 { margin: 8px 0 0; font-weight: 600; }
    .panel p { margin: 0 0 4px; }
    .severity { margin-inline-end: 6px; padding: 0 6px; border-radius: 4px; color: #1f2328; background: #e3b341; }
    .severity.error { color: #fff; background: #b3261e; }
    .panel pre { margin: 4px 0 12px; overflow: auto; font: 12px/1.45 ui-monospace, monospace; white-space: pre; }
    .panel a, .places a { color: #79c0ff; }
    .places { position: fixed; z-index: 2147483647; max-width: 90vw; padding: 8px 12px; border-radius: 8px; background: #1f2328;
      color: #f0f3f6; box-shadow: 0 4px 16px #0008; }
    .places ul { margin: 0; padding: 0; list-style: none; }
    [hidden] { display: none; }
  </style>
  <section class="panel" tabindex="0" hidden></section>
  <div class="places" role="dialog" hidden></div>
  <nav class="bar" hidden>
    <button type="button" class="findings" aria-expanded="false" hidden></button>
    <button type="button" class="inspect" aria-pressed="false"></button>
    <a class="compare"></a>
    <a class="matrix" href="/_status"></a>
    ${words.languages}
  </nav>`;
  const part = (name) => root.querySelector(`.${name}`);
  host.lang = words.locale;
  part("bar").hidden = compared;
  part("bar").setAttribute("aria-label", words.preview_label);
  part("panel").setAttribute("aria-label", words.preview_findings);
  part("places").setAttribute("aria-label", words.preview_source);
  part("inspect").textContent = words.preview_inspect;
  part("inspect").title = words.preview_inspect_help;
  part("compare").textContent = words.preview_compare;
  part("matrix").textContent = words.preview_matrix;
  part("compare").href = `/_compare?left=${encodeURIComponent(here())}`;
  part("language").addEventListener("change", (event) => {
    document.cookie = `isogloss-locale=${event.target.value}; path=/; max-age=31536000; SameSite=Strict`;
    location.reload();
  });
  document.body.append(host);

  const json = async (address) => {
    const response = await fetch(address, { cache: "no-store" });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const make = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);
  const link = (line) => make("a", `${line.path}:${line.line}`, { href: line.href });

  // What is wrong with the page. Errors open the panel, and take it away when they are mended, unless the writer has
  // decided otherwise.
  let wanted = null;
  const showFindings = async () => {
    const told = await json(`/_preview/findings?path=${encodeURIComponent(here())}`);
    const problem = told.problem;
    // Beside another page, findings stand at their blocks; only where nothing can be shown there is no other place.
    const findings = compared ? [] : told.findings;
    const errors = findings.filter((finding) => finding.severity === "error").length + (problem ? 1 : 0);
    const button = part("findings");
    const panel = part("panel");
    const total = findings.length + (problem ? 1 : 0);
    button.hidden = total === 0;
    button.textContent = (errors ? words.preview_errors : words.preview_warnings).replace("{count}", errors || total);
    button.classList.toggle("bad", errors > 0);
    const source = (text) => make("pre", text, { lang: "en", tabIndex: 0 });
    panel.replaceChildren(make("h2", problem ? words.preview_problem : words.preview_findings));
    if (problem) panel.append(source(problem));
    for (const finding of findings) {
      const heading = make("h3", "");
      const severity = make("span", words[`severity_${finding.severity}`], { className: `severity ${finding.severity}` });
      heading.append(severity, finding.title ?? finding.check, " ", link(finding.place));
      panel.append(heading);
      // The frame says it in English; where the language has no words for this, it has some for what is looked for.
      const said = [finding.said ?? finding.summary, finding.said_help].filter(Boolean).join(" · ");
      if (said) panel.append(make("p", said));
      panel.append(source(finding.frame));
    }
    if (total === 0 || (errors === 0 && wanted === false)) wanted = null;
    open(total > 0 && (wanted ?? errors > 0));
    document.documentElement.dataset.findings = total;
  };
  const open = (isOpen) => {
    part("panel").hidden = !isOpen;
    part("findings").setAttribute("aria-expanded", String(isOpen));
  };
  part("findings").addEventListener("click", () => {
    wanted = part("panel").hidden;
    open(wanted);
  });

  // The mark in front of the block that an element belongs to, and the part of the page that it is in.
  const blockOf = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      for (let before = at.previousSibling; before; before = before.previousSibling) {
        const mark = before.nodeType === Node.COMMENT_NODE && /^@(\d+)-(\d+)$/.exec(before.data);
        if (mark) return { element: at, part: "body", start: mark[1], end: mark[2] };
        if (before.nodeType === Node.ELEMENT_NODE || before.textContent.trim()) break;
      }
      if (at.matches("h1")) return { element: at, part: "title", start: 0, end: 0 };
      if (at.matches(".intro")) return { element: at, part: "intro", start: 0, end: 0 };
    }
    return null;
  };
  let inspecting = false;
  let outlined = null;
  const outline = (element) => {
    if (outlined) outlined.style.outline = "";
    outlined = element;
    if (outlined) outlined.style.outline = "2px solid #0969da";
  };
  part("inspect").addEventListener("click", (event) => {
    inspecting = !inspecting;
    event.currentTarget.setAttribute("aria-pressed", String(inspecting));
    outline(null);
  });
  document.addEventListener("mousemove", (event) => {
    if (inspecting || event.altKey) outline(blockOf(event.target)?.element ?? null);
    else if (outlined) outline(null);
  });
  document.addEventListener("click", async (event) => {
    const places = part("places");
    if (event.composedPath().includes(host)) return;
    places.hidden = true;
    const block = inspecting || event.altKey ? blockOf(event.target) : null;
    if (!block) return;
    event.preventDefault();
    event.stopPropagation();
    const query = new URLSearchParams({ path: here(), part: block.part, start: block.start, end: block.end });
    const lines = await json(`/_preview/source?${query}`);
    const list = document.createElement("ul");
    for (const line of lines) {
      const item = document.createElement("li");
      item.append(link(line));
      list.append(item);
    }
    places.replaceChildren(list);
    places.hidden = lines.length === 0;
    places.style.left = `${Math.min(event.clientX, innerWidth - places.offsetWidth - 12)}px`;
    places.style.top = `${Math.min(event.clientY + 8, innerHeight - places.offsetHeight - 12)}px`;
    list.querySelector("a")?.focus();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    part("places").hidden = true;
    if (!part("panel").hidden && !compared) {
      wanted = false;
      open(false);
    }
  });

  // The heading above the top of the window stays where it is, whatever changes above it.
  const keepPlace = (change) => {
    const above = [...document.querySelectorAll("main [id]")].filter((element) => element.getBoundingClientRect().top <= 0).pop();
    const id = above?.id;
    const top = above?.getBoundingClientRect().top;
    const scrolled = scrollY;
    change();
    const same = id && document.getElementById(id);
    const by = same ? same.getBoundingClientRect().top - top : scrolled - scrollY;
    scrollBy({ top: by, behavior: "instant" });
  };

  // Takes over the main part of the new page; where more has changed, the page is loaded anew after that, since scripts of the
  // theme hold on to what is around it.
  const update = async () => {
    const response = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const main = document.querySelector("main");
    const newMain = next.querySelector("main");
    const newScript = next.querySelector('script[src="/_preview/client.js"]')?.dataset;
    if (!main || !newMain || !newScript) return location.reload();
    state = newScript.state;
    outline(null);
    keepPlace(() => main.replaceWith(document.adoptNode(newMain)));
    document.title = next.title;
    if (newScript.frame !== frame) return location.reload();
    // The script of the theme says with `preventDefault` that it has taken care of what is new.
    const isLeft = document.dispatchEvent(new CustomEvent("isogloss:content", { cancelable: true }));
    if (isLeft && newMain.querySelector("button, .ghd-tool")) return location.reload();
    if (compared) parent.postMessage("isogloss:content", location.origin);
    await showFindings();
    document.documentElement.dataset.updated = Number(document.documentElement.dataset.updated ?? 0) + 1;
  };
  const restyle = () => {
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(sheet.href);
      address.searchParams.set("changed", Date.now());
      sheet.href = address;
    }
  };

  let running = Promise.resolve();
  const soon = (work) => { running = running.then(work).catch((error) => console.warn(error)); };
  follow(
    (newest) => {
      // Nobody listened for a while, and there may be something new.
      if (newest === state) return;
      soon(update);
      soon(restyle);
    },
    ({ style_only, paths }) => {
      // Of a theme, more than the text may be another: its scripts, or a style that comes or goes.
      const isTheme = paths.some((path) => path === "theme" || path.startsWith("theme/"));
      soon(style_only ? restyle : isTheme ? () => location.reload() : update);
    },
  );
  soon(showFindings);
}
