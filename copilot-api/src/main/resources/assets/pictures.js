// Pictures of pages: one that is still being drawn is asked for again; a drawn one is scrolled to its passage.
import { signInAgain, words } from './problems.js';
import { drawn } from './reading.js';

const MARGIN = 96;
const handled = new WeakSet();

export function pictures() {
  watch(document);
  document.body.addEventListener('htmx:load', (event) => watch(event.target));
}

function watch(root) {
  for (const picture of root.querySelectorAll('img[data-page]')) {
    if (handled.has(picture)) {
      continue;
    }
    handled.add(picture);
    picture.addEventListener('load', () => reveal(picture));
    if (picture.complete) {
      picture.naturalWidth > 0 ? reveal(picture) : fetchDrawn(picture);
    } else {
      picture.addEventListener('error', () => fetchDrawn(picture), { once: true });
    }
  }
}

function reveal(picture) {
  const figure = picture.closest('figure');
  figure.classList.add('drawn');
  figure.querySelector('figcaption').hidden = true;
  bringIntoView(figure.querySelector('rect'), figure.closest('.evidence, #main'));
}

/** Scrolls no further than it takes to see the passage, so that what was quoted stays in sight where it can. */
function bringIntoView(passage, area) {
  if (passage) {
    const hidden = passage.getBoundingClientRect().bottom + MARGIN - area.getBoundingClientRect().bottom;
    area.scrollBy({ top: Math.max(0, hidden), behavior: 'instant' });
  }
}

async function fetchDrawn(picture) {
  const caption = picture.closest('figure').querySelector('figcaption');
  const say = (text) => {
    caption.textContent = text;
    caption.hidden = false;
  };
  say(caption.dataset.drawing);
  const { response, problem } = await drawn(() => fetch(picture.src), () => picture.isConnected);
  if (response) {
    picture.src = `${picture.getAttribute('src')}#drawn`;
    return;
  }
  if (problem.status === 401) {
    signInAgain();
  }
  say(words(problem));
}
