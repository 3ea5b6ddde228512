// Two editions side by side: scrolled together by the blocks that belong together, with what differs marked. The server
// hands over the words in the language of the one who looks at it.
(words) => {
  const names = ["left", "right"];
  const select = (name) => document.getElementById(name);
  const pane = (name) => document.getElementById(`${name}-page`);

  // What a compared page looks like beyond its theme: without the parts around it, and with marks.
  const style = `
    .site-header, .site-footer, .tree, .skip, .contents, .breadcrumbs, .neighbours, body > header, body > footer { display: none !important; }
    .columns { display: block !important; }
    /* Room below the text, so that its last blocks can be at the height of their partners. */
    main { padding-bottom: 80vh !important; }
    .isogloss-changed { outline: 2px solid #d4a72c; outline-offset: 3px; }
    .isogloss-left { outline: 2px solid #cf222e; outline-offset: 3px; }
    .isogloss-right { outline: 2px solid #1a7f37; outline-offset: 3px; }
    .isogloss-note { margin: 6px 0; padding: 4px 8px; border-left: 3px solid #d4a72c; background: #fff8c5; color: #1f2328;
      font: 12px/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
    .isogloss-note.error { border-color: #cf222e; background: #ffebe9; }
    .isogloss-note a { color: #0550ae; }
    ::highlight(isogloss-removed) { background: #ffc1ba; color: #1f2328; }
    ::highlight(isogloss-added) { background: #abf2bc; color: #1f2328; }`;

  // The element behind each mark, by the range that the mark names.
  const marked = (body) => {
    const found = new Map();
    const walk = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    for (let mark = walk.nextNode(); mark; mark = walk.nextNode()) {
      if (!/^@\d+-\d+$/.test(mark.data)) continue;
      let next = mark.nextSibling;
      while (next && next.nodeType !== Node.ELEMENT_NODE && !(next.nodeType === Node.TEXT_NODE && next.data.trim())) next = next.nextSibling;
      const element = next && next.nodeType === Node.ELEMENT_NODE ? next : mark.parentElement;
      if (!found.has(mark.data)) found.set(mark.data, element);
    }
    return found;
  };
  const elementOf = (elements, span) => {
    if (!span) return null;
    const exact = elements.get(`@${span.start}-${span.end}`);
    if (exact) return exact;
    // A block without an element of its own is in the smallest one around it.
    let best = null;
    let size = Infinity;
    for (const [mark, element] of elements) {
      const [start, end] = mark.slice(1).split("-").map(Number);
      if (start <= span.start && span.start < end && end - start < size) [best, size] = [element, end - start];
    }
    return best;
  };

  // The ranges of an element that differ; the stretches of its text follow one another.
  const ranges = (element, stretches) => {
    const document = element.ownerDocument;
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let whole = "";
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      nodes.push([whole.length, node]);
      whole += node.data.replace(/\s/g, " ");
    }
    const point = (at) => {
      let [start, node] = nodes[0];
      for (const [from, other] of nodes) if (from <= at) [start, node] = [from, other];
      return [node, Math.min(at - start, node.data.length)];
    };
    const found = [];
    let from = 0;
    for (const stretch of stretches) {
      const text = stretch.text.replace(/\s/g, " ").trim();
      const at = text ? whole.indexOf(text, from) : -1;
      if (at < 0) continue;
      from = at + text.length;
      if (!stretch.differs) continue;
      const range = document.createRange();
      range.setStart(...point(at));
      range.setEnd(...point(from));
      found.push(range);
    }
    return found;
  };

  const noteElement = (document, note) => {
    const make = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);
    const element = make("div", "", { className: `isogloss-note ${note.kind}`, lang: words.locale });
    const link = note.line ? make("a", `${note.line.path}:${note.line.line}`, { href: note.line.href }) : "";
    if (note.kind === "cause") {
      if (note.field) element.append(words.compare_field.replace("{field}", note.field), " ");
      if (note.text) element.append(words.compare_cause.replace("{tag}", note.text), " ", link);
      return element;
    }
    element.append(make("b", `${words[`severity_${note.kind}`]} · ${note.title ?? note.check}`), " ");
    // Where the reader's language has no words for what was found here, it has some for what is looked for.
    if (note.summary && !note.said) element.append(note.summary, " ");
    const part = (text, said) => (said ? make("span", said) : make("span", text, { lang: "en" }));
    element.append(part(note.text, note.said));
    if (note.help) element.append(" · ", part(note.help, note.said_help));
    element.append(" ", link);
    return element;
  };

  // Where fields of the front matter are shown.
  const fields = { title: "h1", intro: ".intro", permissions: ".permissions", product: ".product" };

  let anchors = [];
  let generation = 0;

  const clear = (document) => {
    for (const note of document.querySelectorAll(".isogloss-note")) note.remove();
    for (const state of ["changed", "left", "right"]) {
      for (const element of document.querySelectorAll(`.isogloss-${state}`)) element.classList.remove(`isogloss-${state}`);
    }
    if (!document.getElementById("isogloss-compare")) {
      const sheet = document.createElement("style");
      sheet.id = "isogloss-compare";
      sheet.textContent = style;
      document.head.append(sheet);
    }
  };

  const highlight = (name, view, kind, texts) => {
    const api = view.CSS.highlights;
    if (api) api.set(`isogloss-${kind}`, new view.Highlight(...texts));
  };

  // Marks what differs. Runs when both pages are there, and again when one of them has changed.
  const compare = async () => {
    const mine = ++generation;
    const [left, right] = names.map((name) => select(name).value);
    const response = await fetch(`/_preview/compare?${new URLSearchParams({ left, right })}`, { cache: "no-store" });
    const documents = names.map((name) => pane(name).contentDocument);
    if (!response.ok || mine !== generation || documents.some((document) => !document?.body)) return;
    const compared = await response.json();
    documents.forEach(clear);
    // Of three main parts, each needs a name of its own.
    documents.forEach((document, at) => document.querySelector("main")?.setAttribute("aria-label", pane(names[at]).title));
    const elements = documents.map((document) => marked(document.querySelector("main") ?? document.body));
    const removed = [];
    const added = [];
    anchors = [];
    const list = document.getElementById("differences");
    list.replaceChildren();
    for (const pair of compared.pairs) {
      const both = [elementOf(elements[0], pair.left), elementOf(elements[1], pair.right)];
      if (both[0] && both[1]) anchors.push(both);
      if (pair.state === "same") continue;
      both.forEach((element) => element?.classList.add(`isogloss-${pair.state}`));
      if (both[0]) removed.push(...ranges(both[0], pair.left_text));
      if (both[1]) added.push(...ranges(both[1], pair.right_text));
      const shown = both[1] ?? both[0];
      list.append(entry(pair, shown));
      for (const note of pair.notes) {
        const element = shown && noteElement(shown.ownerDocument, note);
        if (shown?.matches("li, td, th")) shown.append(element);
        else if (shown?.matches("tr")) shown.closest("table")?.after(element);
        else shown?.after(element);
      }
    }
    for (const note of compared.general) {
      const selector = fields[note.field];
      if (selector) documents.forEach((document) => document.querySelector(selector)?.classList.add("isogloss-changed"));
      const item = document.createElement("li");
      const about = noteElement(document, note);
      about.className = `note ${note.kind}`;
      item.append(about);
      list.append(item);
    }
    const count = list.children.length;
    const summary = count === 0 ? words.compare_none : words.compare_count.replace("{count}", count);
    document.getElementById("summary").textContent = summary;
    highlight("left", pane("left").contentWindow, "removed", removed);
    highlight("right", pane("right").contentWindow, "added", added);
    document.body.dataset.compared = String(count);
    document.body.dataset.times = String(Number(document.body.dataset.times ?? 0) + 1);
  };

  const entry = (pair, shown) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const state = { changed: words.compare_changed, left: words.compare_only_left, right: words.compare_only_right }[pair.state];
    const text = (shown?.textContent ?? "").trim().replace(/\s+/g, " ");
    button.type = "button";
    button.textContent = `${state} · ${text.slice(0, 80)}`;
    button.addEventListener("click", () => shown?.scrollIntoView({ block: "center" }));
    item.append(button);
    for (const note of pair.notes) {
      const about = noteElement(document, note);
      about.className = `note ${note.kind}`;
      item.append(about);
    }
    return item;
  };

  // Scrolls the other pane so that the pair of blocks at the top of this one is at the same height in both.
  let leader = null;
  const follow = (from) => {
    const [own, other] = from === 0 ? [0, 1] : [1, 0];
    const views = names.map((name) => pane(name).contentWindow);
    const top = (element) => element.getBoundingClientRect().top;
    let before = null;
    let after = null;
    for (const pair of anchors) {
      if (top(pair[own]) <= 40) before = pair;
      else { after = pair; break; }
    }
    let by;
    if (before && after) {
      const share = (40 - top(before[own])) / Math.max(top(after[own]) - top(before[own]), 1);
      const place = top(before[other]) + share * (top(after[other]) - top(before[other]));
      by = place - 40;
    } else {
      const pair = before ?? after;
      by = pair ? top(pair[other]) - top(pair[own]) : 0;
    }
    if (views[own].scrollY === 0) views[other].scrollTo({ top: 0, behavior: "instant" });
    else views[other].scrollBy({ top: by, behavior: "instant" });
  };
  const listen = (at) => {
    const view = pane(names[at]).contentWindow;
    for (const sign of ["wheel", "pointerdown", "keydown", "touchstart"]) view.addEventListener(sign, () => { leader = at; }, { passive: true });
    view.addEventListener("scroll", () => {
      if (leader === null) leader = at;
      if (leader === at) follow(at);
    }, { passive: true });
  };

  const show = (name) => { pane(name).src = select(name).value; };
  names.forEach((name, at) => {
    pane(name).addEventListener("load", () => { listen(at); compare(); });
    select(name).addEventListener("change", () => {
      const query = new URLSearchParams({ left: select("left").value, right: select("right").value });
      history.replaceState(null, "", `/_compare?${query}`);
      show(name);
    });
    show(name);
  });
  addEventListener("message", (event) => {
    if (event.origin === location.origin && event.data === "isogloss:content") compare();
  });
}
