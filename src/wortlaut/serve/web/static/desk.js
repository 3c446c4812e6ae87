// Small conveniences; every page works without them.
"use strict";

// "/" goes to the search, as it does elsewhere; letters on buttons press them.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === "/") {
    const words = document.getElementById("words");
    event.preventDefault();
    if (words) words.focus();
    else location.href = "/search";
    return;
  }
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (pressed) pressed.click();
});

// Words that a page points at are shown even where their address was cut at the end of a paragraph.
if (location.hash.startsWith("#cited") && !document.getElementById(location.hash.slice(1))) {
  document.querySelector(".cited")?.scrollIntoView({ block: "center" });
}

// A story as it was known then: a slider over the times at which its articles came out.
const times = document.querySelector(".asof select");
if (times && times.options.length > 2) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(times.options.length - 1);
  slider.value = String(times.options.length - 1 - times.selectedIndex);
  slider.setAttribute("aria-label", times.labels[0].textContent);
  slider.addEventListener("input", () => {
    const back = times.options.length - 1 - Number(slider.value);
    times.selectedIndex = back;
    slider.setAttribute("aria-valuetext", times.options[back].textContent);
  });
  slider.addEventListener("change", () => times.form.requestSubmit());
  times.form.append(slider);
}

// Files may be dropped anywhere on the field for them.
const drop = document.querySelector(".drop");
if (drop) {
  const files = drop.querySelector("input");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (name === "drop") files.files = event.dataTransfer.files;
    });
  }
}

// A citation line is copied by a button, and leads to its words where somebody follows it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
    button.textContent += " ✓";
    button.disabled = true;
  });
}
const characters = /^#char=(\d+),(\d+)/.exec(location.hash);
if (characters) {
  const place = `${characters[1]}-${characters[2]}`;
  location.replace(`${location.pathname}?at=${place}#cited1-${place}`);
}
