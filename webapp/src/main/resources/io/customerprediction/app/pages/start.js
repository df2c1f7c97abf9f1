// Looks again while a model is trained or customers are scored. Without it the page has a link that does so.
import { showResult } from "./title.js";

const start = document.getElementById("start");
const pause = 2000;

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("start");
    if (!next || next.dataset.state !== start.dataset.state) {
      showResult();
      return;
    }
    const status = document.getElementById("start-status");
    status.textContent = page.getElementById("start-status").textContent;
  } catch {
    // The server is away for a moment: it is asked again.
  }
  setTimeout(look, pause);
}

if (start.dataset.moving === "true") {
  setTimeout(look, pause);
}
