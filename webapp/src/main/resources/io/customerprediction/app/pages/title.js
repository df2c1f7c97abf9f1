// The title of a page says how far long work is, and that it is done, to whoever looks at another tab meanwhile.
const plain = document.title;

/** Shows a share of the work in the title. */
export function showProgress(percent) {
  document.title = `${percent} % · ${plain}`;
}

/** Loads the page with what has come of the work, or marks its title until somebody looks at it. */
export function showResult() {
  if (!document.hidden) {
    location.reload();
    return;
  }
  document.title = `✓ ${plain}`;
  document.addEventListener("visibilitychange", () => location.reload(), { once: true });
}
