// Draws a chart to point at in place of the picture that the page came with; print and screen readers keep the picture.
const { uPlot } = globalThis;
const NUMBERS = document.documentElement.dataset.numbers;
const FONT = "12px Inter, system-ui, sans-serif";
const colour = (name) => () => getComputedStyle(document.documentElement).getPropertyValue(name);
const axis = { stroke: colour("--soft"), grid: { stroke: colour("--grid"), width: 1 }, ticks: { show: false }, font: FONT, labelFont: FONT };

/** Puts a text's arguments where it says {0}, {1}. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, k) => values[k]);

/**
 * A line over an axis of numbers.
 *
 * box: the element that it is drawn in
 * x, y: { range, title, text(value), every } of the axes
 * points: [xs, ys]
 * marks: points { x, y } to be marked, the selected one last; one with best is a diamond
 * bar: [from, to] a part of the lower axis to be marked, or nothing
 * read(x, y): what is said of the point under the pointer
 * pick(x): is called with the place of a click; optional
 */
export function lineChart(box, { x, y, points, marks, bar, read, pick, room = 260 }) {
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("aria-hidden", "true");
  let marked = marks;
  let barred = bar;
  const show = (plot) => {
    const k = plot.cursor.idx;
    said.textContent = k == null ? read(marked.at(-1).x, marked.at(-1).y) : read(plot.data[0][k], plot.data[1][k]);
  };
  const plot = new uPlot({
    width: Math.max(box.clientWidth, 240),
    height: room,
    pxAlign: false,
    padding: [10, 34, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
    scales: { x: { time: false, range: x.range }, y: { range: y.range } },
    axes: [
      { ...axis, label: x.title, labelSize: 20, size: 28, values: (_, ticks) => ticks.map(x.text), splits: () => x.ticks },
      { ...axis, size: 58, values: (_, ticks) => ticks.map(y.text) },
    ],
    series: [{}, { stroke: colour("--accent"), width: 2.5, fill: y.fill ? colour("--wash") : undefined, points: { show: false } }],
    hooks: { setCursor: [show], drawAxes: [(u) => barred && drawBar(u, barred)], draw: [(u) => marked.forEach((each) => (each.best ? diamond : dot)(u, each))] },
  }, points, box);
  box.append(said);
  show(plot);
  // with its line of words as high as the picture that it replaces: nothing below it moves
  const height = room - said.offsetHeight;
  plot.setSize({ width: Math.max(box.clientWidth, 240), height });
  new ResizeObserver(() => plot.setSize({ width: Math.max(box.clientWidth, 240), height })).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw());
  if (pick) {
    plot.over.addEventListener("click", () => plot.cursor.idx != null && pick(plot.data[0][plot.cursor.idx]));
  }
  return {
    set(data, newMarks, newBar) {
      marked = newMarks;
      barred = newBar;
      plot.setData(data);
      show(plot);
    },
  };
}

function dot(plot, { x, y }) {
  const left = plot.valToPos(x, "x", true);
  const top = plot.valToPos(y, "y", true);
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour("--soft")();
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  ctx.lineWidth = ratio;
  ctx.beginPath();
  ctx.moveTo(left, plot.bbox.top);
  ctx.lineTo(left, plot.bbox.top + plot.bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(left, top, 5 * ratio, 0, 2 * Math.PI);
  ctx.fillStyle = colour("--accent")();
  ctx.fill();
  ctx.restore();
}

function drawBar(plot, [from, to]) {
  const { ctx } = plot;
  const left = plot.valToPos(from, "x", true);
  ctx.save();
  ctx.globalAlpha = 0.75;
  ctx.fillStyle = colour("--high")();
  ctx.fillRect(left, plot.bbox.top + plot.bbox.height - 3 * devicePixelRatio, plot.valToPos(to, "x", true) - left, 6 * devicePixelRatio);
  ctx.restore();
}

function diamond(plot, { x, y }) {
  const left = plot.valToPos(x, "x", true);
  const top = plot.valToPos(y, "y", true);
  const size = 8 * devicePixelRatio;
  const { ctx } = plot;
  ctx.beginPath();
  ctx.moveTo(left, top - size);
  ctx.lineTo(left + size, top);
  ctx.lineTo(left, top + size);
  ctx.lineTo(left - size, top);
  ctx.fillStyle = colour("--high")();
  ctx.fill();
}

/** Money as the pages write it. */
function money(amount) {
  const size = Math.abs(amount);
  const [unit, name] = size >= 1e9 ? [1e9, "\u202fbn"] : size >= 1e6 ? [1e6, "\u202fM"] : size >= 1e4 ? [1e3, "\u202fk"] : [1, ""];
  return (amount / unit).toLocaleString(NUMBERS, { maximumFractionDigits: unit === 1 ? 0 : 1 }) + name;
}

/** The points of a picture's line, in its own measure. */
function pointsOf(figure) {
  const pairs = figure.querySelector("polyline").getAttribute("points").trim().split(/\s+/).map((pair) => pair.split(",").map(Number));
  return [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
}

/** How high a figure's picture is, before it is replaced. */
function heightOf(figure) {
  return Math.max(220, figure.querySelector("svg").getBoundingClientRect().height);
}

/** Puts a box for a chart before a figure's picture, which is then left to print and screen readers. */
function boxIn(figure) {
  const box = document.createElement("div");
  box.className = "plot";
  figure.querySelector("svg").before(box);
  figure.classList.add("live");
  return box;
}

export const percent = (share) => `${(100 * share).toFixed(1)}\u00a0%`;

/** The date so many days after another one, or only their number where that is not known. */
function dayAfter(date, days) {
  return date ? new Date(Date.parse(date) + 86_400_000 * days).toISOString().slice(0, 10) : String(days);
}

/** The chance of a purchase by each day ahead; returned is the chance by the horizon. */
export function returnCurve(box, { points, horizon, returned, interval, reading, title, room, asOf }) {
  const at = (share) => [{ x: horizon, y: share }];
  const chart = lineChart(box, {
    x: { range: [0, 360], ticks: asOf ? [0, 120, 240, 360] : [0, 90, 180, 270, 360], title, text: (day) => dayAfter(asOf, day) },
    y: { range: [0, 1], text: (share) => `${Math.round(100 * share)} %`, fill: true },
    points,
    marks: at(returned),
    bar: interval,
    read: (day, share) => fill(reading, dayAfter(asOf, day), percent(share)),
    room,
  });
  return { set: (data, share, newInterval) => chart.set(data, at(share), newInterval) };
}

/** Makes the figures of a part of the page live. */
export function enliven(root, pick) {
  for (const figure of root.querySelectorAll("figure[data-chart='returns']")) {
    const [days, heights] = pointsOf(figure);
    const room = heightOf(figure);
    returnCurve(boxIn(figure), {
      points: [days, heights.map((height) => 1 - height / 150)],
      horizon: Number(figure.dataset.horizon),
      returned: Number(figure.dataset.returned),
      interval: figure.dataset.from && [Number(figure.dataset.from), Number(figure.dataset.to)],
      reading: figure.dataset.reading,
      title: figure.dataset.title,
      asOf: figure.dataset.asOf,
      room,
    });
  }
  for (const figure of root.querySelectorAll("figure[data-chart='profit']")) {
    const { most, least, chosen, best, reading, title } = figure.dataset;
    const [places, heights] = pointsOf(figure);
    const profits = heights.map((height) => Number(most) - (height / 240) * (most - least));
    const percents = places.map((place) => place / 6.4);
    const nearest = (wanted) => percents.reduce((near, p, k) => (Math.abs(p - wanted) < Math.abs(percents[near] - wanted) ? k : near), 0);
    const at = (threshold) => ({ x: Number(threshold), y: profits[nearest(threshold)] });
    const room = heightOf(figure);
    lineChart(boxIn(figure), {
      x: { range: [0, 100], ticks: [0, 25, 50, 75, 100], title, text: (p) => `${p} %` },
      y: { range: (_, low, high) => [Math.min(0, low), high + 0.06 * (high - low || 1)], text: money },
      points: [percents, profits],
      marks: [{ ...at(best), best: true }, at(chosen)],
      read: (p, profit) => fill(reading, p.toFixed(1), money(profit)),
      pick,
      room,
    });
  }
}

/** Says which of a timeline's marks is nearest to the pointer: each is a few pixels wide. */
for (const timeline of document.querySelectorAll(".timeline")) {
  const said = timeline.parentElement.querySelector(".said");
  const marks = [...timeline.querySelectorAll(".purchase, .returned")];
  timeline.addEventListener("pointermove", (event) => {
    const off = marks.map((mark) => Math.abs(mark.getBoundingClientRect().x - event.clientX));
    said.textContent = marks[off.indexOf(Math.min(...off))]?.querySelector("title").textContent ?? "";
  });
}

enliven(document);
