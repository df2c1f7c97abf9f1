// Follows the form: the figures and the curve are the server's, fetched for what the fields say.
import { enliven } from "./chart.js";

const form = document.getElementById("targeting");
const slider = document.getElementById("threshold");
const failed = document.getElementById("failed");
let waiting;
let newest = 0;

form.addEventListener("input", (event) => {
  if (event.target === slider) {
    form.querySelector("output").textContent = slider.value;
  }
  clearTimeout(waiting);
  waiting = setTimeout(follow, event.target === slider ? 80 : 400);
});

/** Takes the place on the curve that was clicked: a threshold, or the share of customers. */
function pick(percent) {
  const field = slider ?? document.getElementById("contacts");
  const customers = Number(document.querySelector("figure[data-customers]").dataset.customers);
  const heldOut = parseFloat(document.getElementById("hold-out").value) || 0;
  const share = heldOut < 1 ? heldOut : heldOut / 100;
  field.value = slider ? percent : Math.round((percent / 100) * customers * (1 - share));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function follow() {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const turn = ++newest;
  document.getElementById("result").setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (turn === newest) {
      failed.hidden = response.ok;
      if (response.ok) {
        document.getElementById("result").replaceWith(page.getElementById("result"));
        enliven(document.getElementById("result"), pick);
        history.replaceState(null, "", address);
      }
    }
  } catch {
    failed.hidden = turn !== newest;
  } finally {
    document.getElementById("result").removeAttribute("aria-busy");
  }
}
