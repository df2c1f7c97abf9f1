// Sliders for the four inputs: the answer follows them as they move. The newest answer wins.
import { fill, percent, returnCurve } from "./chart.js";

const card = document.getElementById("whatif");
const words = card.dataset;
const sliders = [...card.querySelectorAll("input[type=range]")];
let chart;
let waiting;
let resting;
let asked = new AbortController();

/** Values that a slider stops at: all up to 20, then each about a twentieth above the one before, rounded. */
function stops(least, most) {
  const values = [];
  for (let value = least; value < most; value = Math.max(value + 1, round(value * 1.05))) {
    values.push(value);
  }
  return [...values, Math.max(least, Math.floor(most))];
}

function round(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

for (const slider of sliders) {
  const input = document.getElementById(slider.dataset.input);
  slider.stops = stops(Number(slider.min), Number(slider.dataset.most));
  slider.min = 0;
  slider.max = slider.stops.length - 1;
  slider.input = input;
  take(slider, input.value === "" ? slider.dataset.start : input.value);
  slider.addEventListener("input", () => {
    label(slider);
    sliders.forEach((each) => (each.input.value = each.dataset.input === "Cluster" && valueOf(each) === 0 ? "" : valueOf(each)));
    ask();
  });
  input.addEventListener("input", () => {
    take(slider, input.value === "" ? slider.stops[0] : input.value);
    ask();
  });
}

function valueOf(slider) {
  return slider.stops[slider.value];
}

/** Moves a slider to the stop nearest to a value that was typed. */
function take(slider, typed) {
  const wanted = Number(typed);
  if (Number.isFinite(wanted)) {
    const off = slider.stops.map((stop) => Math.abs(stop - wanted));
    slider.value = off.indexOf(Math.min(...off));
  }
  label(slider);
}

function label(slider) {
  const value = valueOf(slider);
  const text = slider.dataset.input === "Cluster"
    ? slider.input.options[value].text
    : fill(slider.dataset.unit, value.toLocaleString(document.documentElement.dataset.numbers));
  slider.setAttribute("aria-valuetext", text);
  card.querySelector(`output[for=${slider.id}]`).textContent = text;
}

function ask() {
  clearTimeout(waiting);
  waiting = setTimeout(follow, 60);
}

/** The four inputs, exactly as typed where something was typed. */
function question() {
  const inputs = {};
  for (const slider of sliders) {
    const typed = slider.input.value.trim();
    const value = typed === "" ? valueOf(slider) : Number(typed);
    if (!(slider.dataset.input === "Cluster" && value === 0)) {
      inputs[slider.dataset.input] = value;
    }
  }
  return JSON.stringify(inputs);
}

async function follow() {
  asked.abort();
  asked = new AbortController();
  try {
    const response = await fetch(words.predictions, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: question(),
      signal: asked.signal,
    });
    const answer = await response.json();
    if (response.ok) {
      show(answer);
    } else {
      say((answer.errors ?? []).map((error) => `${error.pointer.slice(1)} ${error.reason}.`).join(" ") || answer.detail);
    }
  } catch (failure) {
    if (failure.name !== "AbortError") {
      say(words.failed);
    }
  }
}

function show(answer) {
  const figures = {
    risk: percent(answer.churnProbability),
    days: fill(words.days, answer.expectedDays.toFixed(1)),
    interval: answer.p10 === null ? words.beyond : fill(words.between, answer.p10, answer.p90 ?? words.beyond),
    segment: `${answer.cluster} – ${answer.segment}`,
  };
  for (const [name, figure] of Object.entries(figures)) {
    card.querySelector(`[data-figure=${name}]`).textContent = figure;
  }
  const points = [answer.curve.map((_, k) => k), answer.curve.map((share) => 1 - share)];
  const interval = answer.p10 === null ? undefined : [answer.p10, answer.p90 ?? answer.curve.length - 1];
  if (chart) {
    chart.set(points, 1 - answer.churnProbability, interval);
  } else {
    chart = returnCurve(card.querySelector(".plot"), {
      points,
      horizon: answer.horizonDays,
      returned: 1 - answer.churnProbability,
      interval,
      reading: words.reading,
      title: words.title,
    });
  }
  say(answer.warnings.map((warning) => `${warning}.`).join(" "), fill(words.said, figures.risk, figures.days));
}

/** Says at once what is wrong or to be kept in mind; the answer only when the slider rests, or a reader would never end. */
function say(text, polite) {
  card.querySelector(".note").textContent = text;
  clearTimeout(resting);
  resting = setTimeout(() => (card.querySelector("[role=status]").textContent = polite ?? text), 500);
}

follow();
