// The server writes times in its own zone; here they are moved to the reader's.

const format = new Intl.DateTimeFormat(
  navigator.languages.find((tag) => tag.split('-')[0] === document.documentElement.lang) ?? document.documentElement.lang,
  { dateStyle: 'medium', timeStyle: 'short' },
);

function localise(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    time.textContent = format.format(new Date(time.dateTime));
  }
}

export function localTimes() {
  localise(document);
  document.body.addEventListener('htmx:load', (event) => localise(event.target));
}
