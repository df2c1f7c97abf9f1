// A button at each block of code that copies it. Without it a block is selected by hand.
const article = document.getElementById("document");
const words = article.dataset;

async function copy(block, button) {
  const range = document.createRange();
  range.selectNodeContents(block);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  try {
    await navigator.clipboard.writeText(block.textContent.trimEnd());
    button.textContent = words.copied;
  } catch {
    // Browsers refuse this without TLS: the block is selected.
    button.textContent = words.selected;
  }
  setTimeout(() => { button.textContent = words.copy; }, 3000);
}

for (const block of article.querySelectorAll("pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain copy";
  button.textContent = words.copy;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => copy(block, button));
  block.after(button);
}
