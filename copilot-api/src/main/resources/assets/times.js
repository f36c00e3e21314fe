// The server writes times in its own zone; here they are moved to the reader's.

const tongue = navigator.languages.find((tag) => tag.split('-')[0] === document.documentElement.lang)
  ?? document.documentElement.lang;
const format = new Intl.DateTimeFormat(tongue, { dateStyle: 'medium', timeStyle: 'short' });
const figures = new Intl.NumberFormat(tongue, { maximumFractionDigits: 2 });

/** A number as the reader writes it. */
export function number(value) {
  return figures.format(value);
}

function localise(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    time.textContent = format.format(new Date(time.dateTime));
  }
}

export function localTimes() {
  localise(document);
  document.body.addEventListener('htmx:load', (event) => localise(event.target));
}
