// The search of the site, loaded when a reader first asks for it. Each file of the index is a script that hands over its
// data, since a page that was opened from a disk may not read files. What words are is as in src/site/search.
(() => {
  "use strict";
  const root = new URL(".", document.currentScript.src);
  const opener = document.querySelector(".search-open");
  // What a word on a page counts, by the character before its documents.
  const LEVELS = { "|": 0.3, "}": 0.6, "~": 0.9 };
  const LONGEST_WORD = 24;
  const RESULTS = 10;

  // --- Files

  const received = new Map();
  const loading = new Map();
  let folder = "";

  function load(name, address = new URL(`${folder}${name}.js`, root)) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve(received.get(name));
        script.onerror = () => {
          loading.delete(name);
          reject(new Error(`${address} cannot be loaded`));
        };
        document.head.append(script);
      }).finally(() => document.head.querySelector(`script[src="${address}"]`)?.remove()));
    }
    return loading.get(name);
  }

  // Numbers are any count of characters from "]", then one from "#" to "[".
  function eachNumber(text, see) {
    let high = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 93) {
        high = high * 31 + code - 92;
      } else {
        see(high * 57 + code - 35);
        high = 0;
      }
    }
  }

  // Entries are words, each after how much it has in common with the one before, and their documents.
  function wordsOf(text) {
    let word = "";
    return text.split(" ").map((entry) => {
      const end = entry.search(/[|}~]/);
      word = word.slice(0, entry.charCodeAt(0) - 35) + entry.slice(1, end);
      return [word, entry.slice(end)];
    });
  }

  function indexOf(data, version) {
    const isIn = data.sets.map((versions) => versions.includes(version));
    const numbers = [];
    eachNumber(data.documents, (number) => numbers.push(number));
    // For each document, its page; null where that is not in this version.
    const documents = numbers.slice(0, data.pages).map((set, page) => (isIn[set] ? page : null));
    let page = 0;
    for (let at = data.pages; at < numbers.length; at += 2) {
      page += numbers[at];
      documents.push(isIn[numbers[at + 1]] ? page : null);
    }
    const count = documents.slice(0, data.pages).filter((page) => page !== null).length;
    return { ...data, documents, count, isIn, shown: (value) => shown(value, isIn) };
  }

  // What differs between versions is a list of pairs, each with the number of a set of versions.
  function shown(value, isIn) {
    const differs = Array.isArray(value) && (!value.length || (Array.isArray(value[0]) && typeof value[0][0] === "number"));
    return differs ? value.find(([set]) => isIn[set])?.[1] : value;
  }

  window.isoglossSearch = {
    open,
    start: (data) => received.set("start", data),
    index: (data) => received.set("index", data),
    words: (number, text) => received.set(`words-${number}`, wordsOf(text)),
    pages: (number, rows) => received.set(`pages-${number}`, rows),
  };

  // --- Words

  const UNSPACED = "\\u{e00}-\\u{eff}\\u{1000}-\\u{109f}\\u{1100}-\\u{11ff}\\u{1780}-\\u{17ff}\\u{3005}-\\u{3007}\\u{3031}-\\u{3035}\\u{3041}-\\u{309f}\\u{30a1}-\\u{30fa}\\u{30fc}-\\u{30ff}\\u{3105}-\\u{312f}\\u{3400}-\\u{4dbf}\\u{4e00}-\\u{9fff}\\u{ac00}-\\u{d7af}\\u{f900}-\\u{faff}";
  const WORDS = new RegExp(`([${UNSPACED}]+)|(?:[0-9]\\.(?=[0-9])|(?![${UNSPACED}])[\\p{Alphabetic}\\p{N}\\p{M}])+`, "gu");
  const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };

  function foldedCharacter(c) {
    if (/[\u3041-\u30fe\u4e00-\u9fff\uac00-\ud7a3]/.test(c)) return c;
    return LETTERS[c.toLowerCase()] ?? c.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  }

  // The text as it is compared, and for each place in it the place in the text that it comes from.
  function folded(text) {
    let out = "";
    const places = [];
    let from = 0;
    for (const c of text) {
      const part = foldedCharacter(c);
      for (let at = 0; at < part.length; at += 1) places.push(from);
      out += part;
      from += c.length;
    }
    places.push(from);
    return { text: out, places };
  }

  // What a query asks for: words, each with the forms that it stands for, and runs of scripts without spaces.
  function unitsOf(query) {
    const { text } = folded(query.normalize("NFC"));
    const units = [];
    for (const match of text.matchAll(WORDS)) {
      const end = match.index + match[0].length;
      const isRest = match[0].length === 1 && /['’]/.test(text.charAt(match.index - 1) + text.charAt(end));
      if (match[1]) {
        units.push({ run: match[1] });
      } else if (!isRest) {
        const word = [...match[0]].slice(0, LONGEST_WORD).join("");
        units.push({ word, forms: singulars(word), isOpen: end === text.length });
      }
    }
    const seen = new Set();
    return units.filter((unit) => !seen.has(unit.run ?? unit.word) && seen.add(unit.run ?? unit.word));
  }

  // English and French alike.
  function singulars(word) {
    if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss")) return [];
    const forms = [word.slice(0, -1)];
    if (word.endsWith("es")) forms.push(word.slice(0, -2));
    if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
    return forms;
  }

  // How well a word of a page answers a word of the query: from 0 to 1.
  function fit(unit, word) {
    if (word === unit.word) return 1;
    if (unit.forms.includes(word)) return 0.8;
    if (unit.word.length < 2 || !word.startsWith(unit.word)) return 0;
    if (word.length - unit.word.length <= 3) return 0.8;
    return unit.isOpen ? (0.8 * unit.word.length) / word.length : 0;
  }

  // --- Answers

  // Entries that begin with a word, or are it.
  async function entries(index, word, isPrefix) {
    const { words } = index;
    let first = 0;
    let end = words.length;
    while (first + 1 < end) {
      const middle = (first + end) >> 1;
      if (words[middle] <= word) first = middle;
      else end = middle;
    }
    end = first + 1;
    while (isPrefix && end < words.length && words[end].startsWith(word)) end += 1;
    const numbers = Array.from({ length: end - first }, (_, at) => first + at);
    const parts = await Promise.all(numbers.map((number) => load(`words-${number}`)));
    return parts.flat().filter(([entry]) => (isPrefix ? entry.startsWith(word) : entry === word));
  }

  // Raises the score of each page that a word is in.
  function addPages(index, lists, weight, scores) {
    for (const list of lists.match(/[|}~][^|}~]*/g)) {
      const score = weight * LEVELS[list[0]];
      let document = -1;
      eachNumber(list.slice(1), (number) => {
        document += number + 1;
        const page = index.documents[document];
        if (page !== null && !(scores.get(page) >= score)) scores.set(page, score);
      });
    }
  }

  async function pagesOfWord(index, unit) {
    const scores = new Map();
    const found = [entries(index, unit.word, unit.word.length > 1), ...unit.forms.map((form) => entries(index, form, false))];
    for (const [word, lists] of (await Promise.all(found)).flat()) {
      const weight = fit(unit, word);
      if (weight > 0) addPages(index, lists, weight, scores);
    }
    return scores;
  }

  // What a run of scripts without spaces asks for: of Katakana, words that begin with it, since each is there from every
  // character on; of others, every two characters that follow one another. One character before Katakana may end a pair.
  function pieces(run) {
    const parts = run.match(/[\u30a1-\u30fa\u30fc-\u30ff]+|[^\u30a1-\u30fa\u30fc-\u30ff]+/g);
    return parts.flatMap((part, at) => {
      const characters = [...part];
      const isKatakana = /^[\u30a1-\u30ff]/.test(part);
      if (isKatakana) return [[characters.slice(0, LONGEST_WORD).join(""), true]];
      if (characters.length === 1) return at + 1 < parts.length ? [] : [[part, true]];
      return characters.slice(1).map((c, before) => [characters[before] + c, false]);
    });
  }

  // Pages that have every piece of the run.
  async function pagesOfRun(index, run) {
    const lists = await Promise.all(pieces(run).map(([word, isPrefix]) => entries(index, word, isPrefix)));
    const found = lists.map((entries) => {
      const scores = new Map();
      for (const [, documents] of entries) addPages(index, documents, 1, scores);
      return scores;
    });
    const [first, ...others] = found.sort((a, b) => a.size - b.size);
    const all = new Map();
    for (const [page, score] of first) {
      if (others.every((scores) => scores.has(page))) {
        all.set(page, others.reduce((sum, scores) => sum + scores.get(page), score) / found.length);
      }
    }
    return all;
  }

  // Pages in the order of how much they have to do with the query. Words that are rare count more.
  async function answers(index, units) {
    const found = await Promise.all(units.map((unit) => (unit.run ? pagesOfRun(index, unit.run) : pagesOfWord(index, unit))));
    const pages = new Map();
    let whole = 0;
    for (const [at, scores] of found.entries()) {
      const rarity = Math.log(1 + (index.count - scores.size + 0.5) / (scores.size + 0.5));
      units[at].rarity = rarity;
      whole += rarity;
      for (const [page, score] of scores) {
        const sums = pages.get(page) ?? { page, score: 0, part: 0 };
        sums.score += rarity * score;
        sums.part += rarity;
        pages.set(page, sums);
      }
    }
    const all = [...pages.values()];
    const most = Math.max(...all.map((sums) => sums.part));
    const enough = all.filter((sums) => sums.part >= 0.8 * most);
    for (const sums of enough) sums.score *= (sums.part / whole) ** 2;
    return enough.sort((a, b) => b.score - a.score || a.page - b.page).map((sums) => sums.page);
  }

  // --- Results

  function answersTo(unit, text) {
    if (unit.run) return text.includes(unit.run);
    return [...text.matchAll(WORDS)].some(([word]) => fit(unit, word) > 0);
  }

  // The heading that says most of what the title does not.
  function bestHeading(units, title, headings) {
    const open = units.filter((unit) => !answersTo(unit, folded(title).text));
    let best = null;
    let most = 0;
    for (const heading of headings) {
      const [text, id] = typeof heading === "string" ? [heading] : heading;
      const count = open.filter((unit) => answersTo(unit, folded(text).text)).length;
      if (count > most) [best, most] = [{ text, id: id ?? slug(text) }, count];
    }
    return best;
  }

  function slug(text) {
    return text.toLowerCase().replace(/[^a-z0-9_ -]/g, "").replaceAll(" ", "-");
  }

  async function result(start, index, units, page) {
    const rows = await load(`pages-${Math.floor(page / index.pagesPerFile)}`);
    const [branch, address, titles, intros, headings] = rows[page % index.pagesPerFile];
    const trail = [];
    for (let at = branch; at !== null; at = index.branches[at][0]) trail.unshift(index.shown(index.branches[at][2]) ?? "");
    const path = address.startsWith("/") ? address.slice(1) : index.branches[branch][1] + address;
    const title = index.shown(titles) ?? "";
    const heading = bestHeading(units, title, headings.filter((heading) => index.isIn[heading[2]] ?? true));
    const fragment = heading ? `#${encodeURIComponent(heading.id)}` : "";
    const href = new URL(start.edition + path + fragment, root).href;
    const sum = (units) => units.reduce((sum, unit) => sum + unit.rarity, 0);
    const inTitle = sum(units.filter((unit) => answersTo(unit, folded(title).text))) >= sum(units) / 2;
    return { title, inTitle, heading, trail: trail.join(" / "), intro: index.shown(intros) ?? "", href };
  }

  // The text with what answers the query in <mark>.
  function marked(text, units) {
    const { text: compared, places } = folded(text);
    const marks = [];
    for (const unit of units.filter((unit) => unit.run)) {
      for (let at = compared.indexOf(unit.run); at >= 0; at = compared.indexOf(unit.run, at + 1)) marks.push([at, at + unit.run.length]);
    }
    for (const { 0: word, index } of compared.matchAll(WORDS)) {
      const unit = units.find((unit) => unit.word && fit(unit, word) > 0);
      if (unit) marks.push([index, index + Math.min(word.length, unit.word.length)]);
    }
    const out = document.createDocumentFragment();
    let from = 0;
    for (const [first, last] of marks.sort((a, b) => a[0] - b[0])) {
      // One character may become two: mark the whole of it.
      let end = last;
      while (end < compared.length && places[end] === places[last - 1]) end += 1;
      const [start, stop] = [Math.max(places[first], from), places[end]];
      if (stop <= start) continue;
      out.append(text.slice(from, start), element("mark", {}, text.slice(start, stop)));
      from = stop;
    }
    out.append(text.slice(from));
    return out;
  }

  // --- Dialog

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  let dialog = null;

  async function open() {
    if (!dialog) {
      const start = await load("start", new URL(opener.dataset.start, document.baseURI));
      folder = start.index;
      dialog ??= new Dialog(start);
    }
    dialog.open();
  }

  class Dialog {
    constructor(start) {
      this.start = start;
      this.words = start.words;
      this.pages = [];
      this.active = -1;
      this.turn = 0;
      this.field = element("input", {
        type: "text", role: "combobox", "aria-label": this.words.search_field, placeholder: this.words.search_field,
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-results",
        autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
      });
      const close = element("button", { type: "button" }, this.words.search_close);
      this.status = element("p", { role: "status" });
      this.list = element("div", { id: "search-results", role: "listbox", "aria-label": this.words.search_results, hidden: "" });
      this.more = element("button", { type: "button", class: "search-more", hidden: "" }, this.words.search_more);
      this.element = element("dialog", { class: "search", "aria-label": opener.textContent.trim() },
        element("div", { class: "search-head" }, this.field, close), this.status,
        element("div", { class: "search-body" }, this.list, this.more), this.shortcut());
      document.body.append(this.element);
      close.addEventListener("click", () => this.element.close());
      this.element.addEventListener("click", (event) => {
        if (event.target === this.element || event.target.closest("[role=option]")) this.element.close();
      });
      this.more.addEventListener("click", () => this.show(this.list.children.length + RESULTS));
      this.field.addEventListener("input", (event) => event.isComposing || this.ask());
      this.field.addEventListener("compositionend", () => this.ask());
      this.field.addEventListener("keydown", (event) => this.key(event));
    }

    open() {
      if (this.element.open) return;
      this.element.showModal();
      this.field.focus();
      this.field.select();
      // What every question needs is there by the time that it is asked.
      load("index").catch(() => this.say(this.words.search_failed));
    }

    // A key of one character can be in the way of those who speak to their computer.
    shortcut() {
      const box = element("input", { type: "checkbox" });
      box.checked = setting() !== "off";
      box.addEventListener("change", () => setting(box.checked ? "on" : "off"));
      return element("label", { class: "search-shortcut" }, box, ` ${this.words.search_shortcut}`);
    }

    say(text) {
      this.status.textContent = text;
    }

    async ask() {
      this.turn += 1;
      const turn = this.turn;
      const query = this.field.value.trim();
      try {
        if (!this.index) {
          if (query) this.say(this.words.search_waiting);
          this.index = indexOf(await load("index"), this.start.version);
        }
        const units = unitsOf(query);
        const pages = units.length ? await answers(this.index, units) : [];
        if (turn !== this.turn) return;
        Object.assign(this, { units, pages });
        await this.show(RESULTS, turn);
        const none = query ? this.words.search_none.replace("{}", () => query) : "";
        if (turn === this.turn) this.say(pages.length ? this.words.search_count.replace("{}", pages.length.toLocaleString(document.documentElement.lang)) : none);
      } catch (error) {
        console.error(error);
        if (turn === this.turn) this.say(this.words.search_failed);
      }
    }

    async show(count, turn = this.turn) {
      const shown = this.pages.slice(0, count);
      const found = await Promise.all(shown.map((page) => result(this.start, this.index, this.units, page)));
      if (turn !== this.turn) return;
      // Among those that are shown together, the ones whose titles say most of it come first.
      const results = [];
      for (let at = 0; at < found.length; at += RESULTS) {
        results.push(...found.slice(at, at + RESULTS).sort((a, b) => b.inTitle - a.inTitle));
      }
      const from = count > RESULTS ? this.list.children.length : 0;
      const options = results.map((result, at) => this.option(result, at));
      this.list.replaceChildren(...options);
      this.list.hidden = !options.length;
      this.more.hidden = this.pages.length <= options.length;
      this.field.setAttribute("aria-expanded", String(options.length > 0));
      this.activate(options.length ? Math.min(from, options.length - 1) : -1);
      if (from) this.field.focus();
    }

    option({ title, heading, trail, intro, href }, at) {
      const made = element("a", { role: "option", id: `search-result-${at}`, href, tabindex: "-1", "aria-selected": "false" });
      made.append(element("span", { class: "search-title" }, marked(title, this.units)));
      if (heading) made.append(element("span", { class: "search-heading" }, marked(heading.text, this.units)));
      if (trail) made.append(element("span", { class: "search-trail" }, trail));
      if (intro) made.append(element("span", { class: "search-intro" }, marked(intro, this.units)));
      return made;
    }

    activate(at) {
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = at;
      const option = this.list.children[at];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.field.setAttribute("aria-activedescendant", option.id);
      else this.field.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.isComposing) return;
      const count = this.list.children.length;
      if (event.key === "Enter") {
        event.preventDefault();
        this.list.children[this.active]?.click();
      } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        this.activate((this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
      }
    }
  }

  // Whether the key opens the search; storage may be forbidden, above all to pages from a disk.
  function setting(value) {
    try {
      if (value) localStorage.setItem("search-shortcut", value);
      return localStorage.getItem("search-shortcut");
    } catch {
      return null;
    }
  }
})();
