// Sends a file with its progress in sight, and follows the work on one. Without it both pages work all the same.
import { showProgress, showResult } from "./title.js";

const upload = document.getElementById("upload");
const progress = document.getElementById("progress");

if (upload) {
  const file = document.getElementById("file");
  const drop = document.getElementById("drop");
  const error = document.getElementById("upload-error");

  const fail = (text) => {
    error.textContent = text;
    error.hidden = false;
    error.scrollIntoView({ block: "center" });
  };

  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    file.files = event.dataTransfer.files;
  });
  upload.addEventListener("submit", (event) => {
    event.preventDefault();
    error.hidden = true;
    if (file.files.length === 0) {
      fail(upload.dataset.missing);
    } else if (file.files[0].size > Number(upload.dataset.longest)) {
      fail(upload.dataset.tooLarge);
    } else {
      send(fail);
    }
  });
}

function send(fail) {
  const request = new XMLHttpRequest();
  const bar = document.getElementById("sent");
  const label = document.getElementById("sent-label");
  const button = upload.querySelector("button");
  const busy = (sending) => {
    document.getElementById("sending").hidden = !sending;
    button.disabled = sending;
  };
  request.upload.addEventListener("progress", (event) => {
    const percent = Math.floor(100 * event.loaded / event.total);
    bar.value = percent;
    label.textContent = percent < 100 ? `${upload.dataset.sending} ${percent} %` : upload.dataset.checking;
  });
  request.addEventListener("load", () => {
    if (request.responseURL !== upload.action) {
      location.assign(request.responseURL);
      return;
    }
    busy(false);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    fail(page.getElementById("upload-error")?.textContent || upload.dataset.broken);
  });
  request.addEventListener("error", () => {
    busy(false);
    fail(upload.dataset.broken);
  });
  request.open("POST", upload.action);
  busy(true);
  request.send(new FormData(upload));
}

if (progress) {
  follow();
}

async function follow() {
  try {
    const response = await fetch(progress.dataset.address);
    const now = await response.json();
    if (now.over) {
      showResult();
      return;
    }
    showProgress(now.percent);
    progress.querySelector("progress").value = now.percent;
    document.getElementById("percent").textContent = `${now.percent} %`;
    document.getElementById("detail").textContent = now.detail;
    const phase = document.getElementById("phase");
    if (phase.textContent !== now.phase) {
      phase.textContent = now.phase;
    }
    if (!now.cancellable) {
      progress.querySelector("form")?.remove();
    }
  } catch {
    // The server may be starting again; the next request will show.
  }
  setTimeout(follow, 700);
}
