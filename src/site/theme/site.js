// Everything works without this: it adds buttons that copy code, and buttons that choose a tool or a platform.
const prepare = () => {
  document.documentElement.classList.add("js");
  const body = document.querySelector(".body");
  if (!body) return;

  for (const button of body.querySelectorAll(".code-copy")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.closest(".code-example").querySelector("pre").textContent);
      button.textContent = body.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  const groups = [
    ["platforms", ["mac", "windows", "linux"]],
    ["tools", ["webui", "cli", "curl", "desktop", "codespaces", "vscode"]],
  ];
  for (const [group, names] of groups) {
    const parts = [...body.querySelectorAll(names.map((name) => `.ghd-tool.${name}, .extended-markdown.${name}`).join())];
    const used = names.filter((name) => parts.some((part) => part.classList.contains(name)));
    if (used.length < 2) continue;
    const bar = document.createElement("div");
    bar.className = "switch";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", body.dataset[group]);
    const choose = (chosen) => {
      for (const part of parts) part.hidden = !part.classList.contains(chosen);
      for (const button of bar.children) button.setAttribute("aria-pressed", String(button.dataset.name === chosen));
    };
    for (const name of used) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.name = name;
      button.textContent = body.style.getPropertyValue(`--${name}`).trim().replace(/^'|'$/g, "");
      button.addEventListener("click", () => choose(name));
      bar.append(button);
    }
    for (const part of parts) part.classList.add("switched");
    body.prepend(bar);
    const agent = navigator.userAgent;
    const guess = /Windows/.test(agent) ? "windows" : /Mac|iPhone|iPad/.test(agent) ? "mac" : /Linux/.test(agent) ? "linux" : "";
    choose(used.includes(guess) ? guess : used[0]);
  }
};
prepare();
// A preview has put other content in the place of the old.
document.addEventListener("isogloss:content", (event) => {
  prepare();
  event.preventDefault();
});
