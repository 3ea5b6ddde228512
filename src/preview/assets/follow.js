// Follows the project while somebody looks at the page: `onState` gets its state whenever the events begin, `onChange` what
// an edit changed.
(onState, onChange) => {
  let events = null;
  const listen = () => {
    if (events) return;
    events = new EventSource("/_preview/events");
    events.addEventListener("state", (event) => onState(event.data));
    events.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  };
  const rest = () => {
    events?.close();
    events = null;
  };
  // A browser opens few connections to one server, so that a page that nobody sees must not keep one.
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
}
