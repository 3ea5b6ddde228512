// Keeps the matrix up to date: what is true after an edit takes the place of what was, and whoever reads it stays where they
// are. The server says which state of the project the document is of.
(words, follow) => {
  let { state } = document.currentScript.dataset;

  // Takes over the main part of the newest document, with what is open, chosen, scrolled to and focused.
  const takeOver = (next) => {
    const [main, newMain] = [document.querySelector("main"), document.adoptNode(next.querySelector("main"))];
    const kept = [...main.querySelectorAll("details[open]")].map((details) => details.id);
    const scrolled = [...main.querySelectorAll(".scroll")].map((part) => [part.scrollLeft, part.scrollTop]);
    const href = main.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const id = main.contains(document.activeElement) && document.activeElement.id;
    for (const details of newMain.querySelectorAll("details")) details.open = kept.includes(details.id);
    newMain.querySelector("#only-open").checked = main.querySelector("#only-open").checked;
    const [x, y] = [scrollX, scrollY];
    main.replaceWith(newMain);
    newMain.querySelectorAll(".scroll").forEach((part, at) => { if (scrolled[at]) [part.scrollLeft, part.scrollTop] = scrolled[at]; });
    const focused = id ? document.getElementById(id) : href && newMain.querySelector(`a[href="${CSS.escape(href)}"]`);
    focused?.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
    state = next.querySelector("script[data-state]").dataset.state;
  };

  // What changes while the newest document is on its way is in one that is asked for after it.
  let isRunning = false;
  let isStale = false;
  const update = async () => {
    isStale = true;
    if (isRunning) return;
    isRunning = true;
    document.querySelector("main").setAttribute("aria-busy", "true");
    while (isStale) {
      isStale = false;
      try {
        const response = await fetch(location.href, { cache: "no-store" });
        if (response.ok) takeOver(new DOMParser().parseFromString(await response.text(), "text/html"));
      } catch (error) {
        console.warn(error);
      }
    }
    document.querySelector("main").removeAttribute("aria-busy");
    isRunning = false;
  };

  follow(
    (newest) => { if (newest !== state) update(); },
    ({ style_only }) => { if (!style_only) update(); },
  );
}
