// Follows the slider: the figures and the curve are the server's, fetched for the place where it rests.
import { enliven } from "./chart.js";

const form = document.getElementById("targeting");
const slider = document.getElementById("threshold");
let waiting;
let newest = 0;

slider.addEventListener("input", () => {
  form.querySelector("output").textContent = slider.value;
  clearTimeout(waiting);
  waiting = setTimeout(follow, 80);
});

/** Takes the threshold that was clicked. */
function pick(percent) {
  slider.value = percent;
  slider.dispatchEvent(new Event("input"));
}

async function follow() {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const turn = ++newest;
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn === newest && response.ok) {
    document.getElementById("result").replaceWith(page.getElementById("result"));
    enliven(document.getElementById("result"), pick);
    history.replaceState(null, "", address);
  }
}
