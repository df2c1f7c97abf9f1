// Shows the progress and the end of long work in the title of the page, which can be seen from another tab.
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
