// Problems of the API in the reader's words, and what to do when a session has ended.
import { LOST } from './reading.js';

export const header = () => {
  const meta = document.querySelector('meta[name="csrf"]');
  return { [meta.dataset.header]: meta.content };
};

/** The words for a problem's code, or else what it says itself. */
export function words(problem) {
  const known = document.getElementById('problems').content;
  const find = (code) => known.querySelector(`[data-code="${CSS.escape(code)}"]`)?.textContent;
  return find(problem.code ?? '') ?? problem.detail ?? find('INTERNAL');
}

/** Opening the page again leads through the sign-in and back to it. */
export function signInAgain() {
  location.reload();
}

export function sessions() {
  removeMarkOfSignIn();
  document.body.addEventListener('htmx:sendError', (event) => {
    const target = event.detail.target;
    target.querySelector(':scope > .loading')?.replaceChildren(words(LOST));
  });
}

/** The way back from the sign-in leaves "continue" in the address, which is of no use to anybody any more. */
function removeMarkOfSignIn() {
  const address = new URL(location.href);
  if (address.searchParams.has('continue')) {
    address.searchParams.delete('continue');
    history.replaceState(null, '', address);
  }
}
