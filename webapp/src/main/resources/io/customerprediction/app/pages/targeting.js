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

/** Puts the new figures in place; what was typed for a campaign stays, and so does the place where it is being typed. */
function show(result) {
  const old = document.getElementById("result");
  for (const field of old.querySelectorAll("input:not([type=hidden])")) {
    const same = result.querySelector(`#${CSS.escape(field.id)}`);
    if (same) {
      same.value = field.value;
    }
  }
  const typing = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(result);
  if (typing?.id) {
    const field = document.getElementById(typing.id);
    field?.focus();
    field?.setSelectionRange?.(typing.selectionStart, typing.selectionEnd);
  }
  enliven(result, pick);
}

/** Says why the figures are older than the form; nothing hides it. */
function fail(reason) {
  failed.querySelector("p").textContent = reason;
  failed.hidden = reason === "";
}

async function follow() {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const turn = ++newest;
  document.getElementById("result").setAttribute("aria-busy", "true");
  let reason = failed.dataset.failed;
  try {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (turn !== newest) {
      return;
    }
    const wrong = [...page.querySelectorAll("#targeting .error")].map((error) => error.textContent);
    const result = page.getElementById("result");
    if (wrong.length > 0) {
      reason = wrong.join(" ");
    } else if (response.ok && result) {
      // Another page is answered where the session has ended: it has no result.
      show(result);
      history.replaceState(null, "", address);
      reason = "";
    }
  } catch {
    // The server was not reached: the reason says so.
  }
  if (turn === newest) {
    fail(reason);
    document.getElementById("result").removeAttribute("aria-busy");
  }
}

failed.querySelector("button").addEventListener("click", follow);
