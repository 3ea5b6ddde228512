// Remembers the language that the preview is to speak.
() => {
  for (const list of document.querySelectorAll("select.language")) {
    list.addEventListener("change", () => {
      document.cookie = `isogloss-locale=${list.value}; path=/; max-age=31536000; SameSite=Strict`;
      location.reload();
    });
  }
}
