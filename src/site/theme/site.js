// Everything works without this. It adds the search, and buttons that copy code, choose colours, a tool or a platform, and open
// branches of the navigation; it marks the section that is read, and keeps the place on the page when version or language change.
(() => {
  document.documentElement.classList.add("js");
  const root = new URL(".", document.currentScript.src);

  // What the reader chose, where the browser lets pages remember.
  const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* for this page only */ } };

  for (const link of document.querySelectorAll(".picker a")) {
    link.addEventListener("click", () => { link.hash = location.hash; });
  }
  document.addEventListener("click", (event) => closePickers((picker) => picker.contains(event.target)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector(".picker[open] summary");
    closePickers(() => false);
    if (open) open.focus();
  });
  function closePickers(keep) {
    for (const picker of document.querySelectorAll(".picker[open]")) if (!keep(picker)) picker.open = false;
  }

  const scheme = document.querySelector(".scheme");
  if (scheme) chooseScheme(scheme);
  const opener = document.querySelector(".search-open");
  if (opener) openSearch(opener);
  const tree = document.querySelector(".tree");
  if (tree) {
    openBranches(tree);
    openTree(tree);
  }
  const prepareContent = () => {
    const contents = document.querySelector(".contents");
    if (contents) {
      completeContents(contents);
      followReading(contents);
    }
    const body = document.querySelector(".body");
    if (body) {
      reachAll(body);
      copyCode(body);
      chooseParts(body);
    }
  };
  prepareContent();
  // A preview has put other content in the place of the old.
  document.addEventListener("isogloss:content", (event) => {
    prepareContent();
    event.preventDefault();
  });

  /** Dark or light, as the system has it until the reader chooses. */
  function chooseScheme(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
      const chosen = document.documentElement.dataset.scheme;
      button.setAttribute("aria-pressed", String(chosen ? chosen === "dark" : system.matches));
    };
    button.addEventListener("click", () => {
      const chosen = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
      document.documentElement.dataset.scheme = chosen;
      remember("isogloss-scheme", chosen);
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  /** In a narrow window, the navigation comes over the page when it is asked for. */
  function openTree(tree) {
    const menu = document.querySelector(".menu");
    if (!menu) return;
    const show = (open) => {
      tree.classList.toggle("open", open);
      menu.setAttribute("aria-expanded", String(open));
      if (open) (tree.querySelector("[aria-current]") ?? tree.querySelector("a"))?.focus();
    };
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-controls", tree.id);
    show(false);
    menu.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      show(true);
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === " ") menu.click();
    });
    document.addEventListener("click", (event) => {
      if (tree.classList.contains("open") && !tree.contains(event.target)) show(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !tree.classList.contains("open")) return;
      show(false);
      menu.focus();
    });
    tree.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !tree.contains(event.relatedTarget)) show(false);
    });
  }

  /** The search itself is loaded when it is about to be used. */
  function openSearch(opener) {
    let loading = null;
    const load = () => loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: new URL("search.js", root), onload: resolve, onerror: reject });
      document.head.append(script);
    });
    const open = () => load().then(() => window.isoglossSearch.open()).catch(() => { opener.disabled = true; });
    const isOff = () => { try { return localStorage.getItem("search-shortcut") === "off"; } catch { return false; } };
    for (const event of ["pointerenter", "focus"]) opener.addEventListener(event, () => load().catch(() => {}), { once: true });
    opener.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping && !isOff();
      const isLetter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isSlash && !isLetter) return;
      event.preventDefault();
      open();
    });
  }

  /** Buttons for branches that the page does not show. The tree comes from a file, the first time that one is opened. */
  function openBranches(tree) {
    const base = new URL(tree.dataset.file, location.href);
    let loading;
    const load = () => loading ??= new Promise((done, fail) => {
      window.isoglossNavigation = done;
      const script = document.createElement("script");
      script.src = base.href;
      script.onerror = fail;
      document.head.append(script);
    });
    const find = (entries, address) => {
      for (const [, href, below] of entries) {
        if (new URL(href, base).pathname === address) return below;
        const found = find(below, address);
        if (found) return found;
      }
    };
    const list = (entries) => {
      const items = document.createElement("ul");
      for (const [title, href, below] of entries) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = new URL(href, base).href;
        link.innerHTML = title;
        item.append(link);
        if (below.length) addButton(item, false);
        items.append(item);
      }
      return items;
    };
    function addButton(item, isOpen) {
      const link = item.querySelector("a");
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-expanded", String(isOpen));
      button.setAttribute("aria-label", `${tree.dataset.open}: ${link.textContent}`);
      button.addEventListener("click", async () => {
        const open = button.getAttribute("aria-expanded") === "true";
        if (!open && !item.querySelector("ul")) {
          const below = find(await load(), new URL(link.href).pathname);
          if (below && !item.querySelector("ul")) item.append(list(below));
        }
        const items = item.querySelector("ul");
        if (items) items.hidden = open;
        button.setAttribute("aria-expanded", String(!open));
      });
      link.after(button);
    }
    for (const item of tree.querySelectorAll("li.closed, li:has(> ul)")) addButton(item, !item.classList.contains("closed"));
    const current = tree.querySelector("[aria-current]");
    // Only where the tree scrolls by itself; the page stays where it is.
    if (current && tree.scrollHeight > tree.clientHeight) {
      tree.scrollTop = current.offsetTop - tree.clientHeight / 2;
    }
  }

  /** Of very many sections, the page lists the first ones; the rest is in its headings. */
  function completeContents(contents) {
    const more = contents.querySelector(".more");
    if (!more) return;
    const last = more.previousElementSibling?.querySelector("a")?.hash.slice(1);
    const links = [...document.querySelectorAll(".body .heading-link-symbol")];
    const begin = links.findIndex((link) => link.hash.slice(1) === last) + 1;
    const items = links.slice(begin).filter((link) => link.parentElement.matches(more.dataset.levels)).map((link) => {
      const item = document.createElement("li");
      const entry = document.createElement("a");
      entry.href = link.hash;
      entry.textContent = link.parentElement.textContent.trim();
      item.append(entry);
      return item;
    });
    more.replaceWith(...items);
  }

  /** Marks the entry of the section that is at the top of the window. */
  function followReading(contents) {
    const entries = [...contents.querySelectorAll("a")];
    const headings = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
    let waiting = false;
    const mark = () => {
      waiting = false;
      let at = -1;
      headings.forEach((heading, number) => { if (heading && heading.getBoundingClientRect().top < 120) at = number; });
      entries.forEach((entry, number) => {
        if (number === at) entry.setAttribute("aria-current", "true"); else entry.removeAttribute("aria-current");
      });
    };
    addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
    mark();
  }

  /** Boxes are called as their items are, and tables that are wider than the text can be scrolled with keys. */
  function reachAll(body) {
    for (const box of body.querySelectorAll("li input[type=checkbox]")) {
      box.setAttribute("aria-label", box.closest("li").textContent.trim());
    }
    const observer = new ResizeObserver((tables) => {
      for (const { target } of tables) {
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0; else target.removeAttribute("tabindex");
      }
    });
    for (const table of body.querySelectorAll("table")) observer.observe(table);
  }

  function copyCode(body) {
    for (const code of body.querySelectorAll("pre")) {
      if (code.closest(".code-example, .code")) continue;
      const button = document.createElement("button");
      Object.assign(button, { className: "code-copy", type: "button", textContent: body.dataset.copy });
      const frame = document.createElement("div");
      frame.className = "code";
      code.replaceWith(frame);
      frame.append(code, button);
    }
    for (const button of body.querySelectorAll(".code-copy")) {
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.closest(".code-example, .code").querySelector("pre").textContent);
        button.textContent = body.dataset.copied;
        setTimeout(() => { button.textContent = body.dataset.copy; }, 2000);
      });
    }
  }

  /** Buttons that show the parts for one tool or platform; the choice holds for other pages, too. */
  function chooseParts(body) {
    body.classList.add("chosen");
    const agent = navigator.userAgent;
    const own = /Windows/.test(agent) ? "windows" : /Mac|iPhone|iPad/.test(agent) ? "mac" : /Linux/.test(agent) ? "linux" : "";
    const groups = [
      ["platforms", ["mac", "windows", "linux"]],
      ["tools", ["webui", "cli", "curl", "desktop", "codespaces", "vscode"]],
    ];
    for (const [group, names] of groups) {
      const parts = [...body.querySelectorAll(names.map((name) => `.ghd-tool.${name}, .extended-markdown.${name}`).join())];
      const used = names.filter((name) => parts.some((part) => part.classList.contains(name)));
      if (used.length < 2) continue;
      const label = (name) => body.style.getPropertyValue(`--${name}`).trim().replace(/^'|'$/g, "");
      const show = (chosen) => { for (const part of parts) part.hidden = !part.classList.contains(chosen); };
      for (const part of parts) part.classList.add("switched");
      body.prepend(switchBar(group, body.dataset[group], used.map((name) => [name, label(name)]), show, own));
    }
    for (const tabs of body.querySelectorAll(".ghd-codetabs:not(.switched)")) {
      const parts = [...tabs.querySelectorAll(":scope > .ghd-codetab")];
      const show = (chosen) => { for (const part of parts) part.hidden = part.dataset.lang !== chosen; };
      tabs.classList.add("switched");
      tabs.prepend(switchBar("code", body.dataset.languages, parts.map(({ dataset }) => [dataset.lang, dataset.label]), show, ""));
    }
  }

  /** A row of buttons for parts of which one shows: the one that was chosen before, or else the preferred or the first. */
  function switchBar(group, label, entries, show, preferred) {
    const bar = document.createElement("div");
    bar.className = "switch";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", label);
    const choose = (chosen) => {
      show(chosen);
      for (const button of bar.children) button.setAttribute("aria-pressed", String(button.dataset.name === chosen));
    };
    for (const [name, text] of entries) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: text });
      button.dataset.name = name;
      button.addEventListener("click", () => { choose(name); remember(`isogloss-${group}`, name); });
      bar.append(button);
    }
    const names = entries.map(([name]) => name);
    choose([remembered(`isogloss-${group}`), preferred].find((name) => names.includes(name)) ?? names[0]);
    return bar;
  }
})();
