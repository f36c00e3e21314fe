// Figures that the server wrote as a table, drawn above it. Whatever they are called is set as text.
import { drawing } from './drawing.js';
import { number } from './times.js';

const SVG = 'http://www.w3.org/2000/svg';

export function charts() {
  draw(document);
  document.body.addEventListener('htmx:load', (event) => draw(event.target));
}

function draw(root) {
  root.querySelectorAll('.chart:not(:has(svg))').forEach((figure) => {
    const points = [...figure.querySelectorAll('td[data-value]')].map((cell) => ({
      label: cell.closest('tr').cells[0].textContent,
      value: Number(cell.dataset.value),
      shown: cell.textContent,
    })).filter(({ value }) => Number.isFinite(value));
    if (points.length === 0) {
      return;
    }
    const details = figure.querySelector('details');
    const heading = figure.querySelector('figcaption > span').textContent;
    details.before(picture(drawing({ shape: figure.dataset.shape, points }, number), heading));
    details.open = false;
  });
}

function picture(drawn, heading) {
  const spoken = [heading, ...drawn.marks.map(({ label, shown }) => `${label}: ${shown}`)].join('; ');
  const svg = element('svg', { role: 'img', 'aria-label': spoken, viewBox: `0 0 ${drawn.width} ${drawn.height}` });
  svg.append(...(drawn.shape === 'bars' ? bars(drawn) : line(drawn)));
  return svg;
}

function bars({ zero, width, marks }) {
  return marks.map((mark) => group(mark, [
    element('text', { x: 2, y: mark.text }, mark.short),
    element('text', { class: 'told', x: width, y: mark.text, 'text-anchor': 'end' }, mark.shown),
    element('line', { class: 'axis', x1: zero, x2: zero, y1: mark.y - 3, y2: mark.y + mark.height + 3 }),
    element('rect', { x: mark.x, y: mark.y, width: mark.width, height: mark.height, rx: 2 }),
  ]));
}

function line({ left, right, names, ticks, path, marks }) {
  return [
    ...ticks.flatMap(({ y, text }) => [
      element('line', { class: 'axis', x1: left, x2: right, y1: y, y2: y }),
      element('text', { class: 'quiet', x: left - 6, y: y + 4, 'text-anchor': 'end' }, text),
    ]),
    element('path', { d: path }),
    ...marks.map((mark) => group(mark, [
      element('circle', { cx: mark.x, cy: mark.y, r: 3.5 }),
      ...(mark.isTold
        ? [element('text', { class: 'told', x: mark.x, y: mark.y - 8, 'text-anchor': 'middle' }, mark.shown)]
        : []),
      ...(mark.isNamed
        ? [element('text', { class: 'quiet', x: mark.x, y: names, 'text-anchor': 'middle' }, mark.short)]
        : []),
    ])),
  ];
}

function group({ label, shown }, parts) {
  const made = element('g', {});
  made.append(element('title', {}, `${label}: ${shown}`), ...parts);
  return made;
}

function element(name, attributes, text = '') {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = text;
  return made;
}
