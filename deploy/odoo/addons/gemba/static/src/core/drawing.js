// SPDX-License-Identifier: Apache-2.0
// Where the marks of a chart stand, in the units of its picture. Odoo's panel and Gemba's own console draw by it; what
// is drawn stays data here: numbers, and texts for whoever shows them to set as text.

const WIDTH = 360;
const ROW = 38;
const BAR = 10;
const TALL = 190;
const LEFT = 46;
const RIGHT = 36;
const TOP = 22;
const BOTTOM = 26;
/** Letters that fit over a bar, and under a line. */
const LONG = 52;
const SHORT = 12;
const LETTER = 6.5;
const FEW = 6;

/** The marks of a chart of `reading.js`; `write` puts a number as the reader does. */
export function drawing(chart, write = String) {
  return chart.shape === 'line' ? line(chart.points, write) : bars(chart.points);
}

/** Bars lie, each under its name, so that names stay readable where it is narrow. */
function bars(points) {
  const { low, high } = extent(points);
  const room = WIDTH - 2;
  const at = (value) => (high === low ? 0 : ((value - low) / (high - low)) * room);
  const zero = at(0);
  return {
    shape: 'bars',
    width: WIDTH,
    height: points.length * ROW + 4,
    zero: round(zero),
    marks: points.map((point, place) => ({
      ...point,
      short: cut(point.label, LONG - point.shown.length),
      x: round(Math.min(zero, at(point.value))),
      y: place * ROW + 20,
      width: round(Math.max(1, Math.abs(at(point.value) - zero))),
      height: BAR,
      text: place * ROW + 14,
    })),
  };
}

/** One figure after another, over an axis that begins at zero unless figures lie below it. */
function line(points, write) {
  const steps = scale(extent(points));
  const [low, high] = [steps[0], steps.at(-1)];
  const across = points.length > 1 ? (WIDTH - LEFT - RIGHT) / (points.length - 1) : 0;
  const alone = points.length === 1 ? (WIDTH - LEFT - RIGHT) / 2 : 0;
  const up = (value) => round(TOP + (TALL - TOP - BOTTOM) * (1 - (value - low) / (high - low)));
  // What stands in brackets behind a name is for the table and for whoever points at it.
  const names = points.map(({ label }) => cut(label.replace(/ \([^)]*\)$/, ''), SHORT));
  const every = Math.max(1, Math.ceil((Math.max(...names.map((name) => name.length)) + 2) * LETTER / (across || WIDTH)));
  const told = worthSaying(points);
  const marks = points.map((point, place) => ({
    ...point,
    short: names[place],
    x: round(LEFT + alone + place * across),
    y: up(point.value),
    isNamed: (points.length - 1 - place) % every === 0,
    isTold: told.has(place),
  }));
  return {
    shape: 'line',
    width: WIDTH,
    height: TALL,
    left: LEFT,
    right: WIDTH - RIGHT,
    names: TALL - 8,
    ticks: steps.map((value) => ({ y: up(value), text: write(value) })),
    path: marks.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join(' '),
    marks,
  };
}

/** The least and the greatest figure, and zero. */
function extent(points) {
  const values = points.map(({ value }) => value);
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}

/** Round numbers from below the least to above the greatest. */
function scale({ low, high }) {
  const span = high - low || 1;
  const rough = span / 4;
  const tens = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * tens).find((size) => size >= rough);
  const from = Math.floor(low / step);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: to - from + 1 }, (_, place) => Number(((from + place) * step).toPrecision(12)));
}

/** All figures where they are few; else the last, the least and the greatest, so that none covers another. */
function worthSaying(points) {
  if (points.length <= FEW) {
    return new Set(points.keys());
  }
  const values = points.map(({ value }) => value);
  const places = new Set([points.length - 1]);
  for (const place of [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]) {
    if ([...places].every((other) => Math.abs(other - place) > points.length / FEW)) {
      places.add(place);
    }
  }
  return places;
}

function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}
