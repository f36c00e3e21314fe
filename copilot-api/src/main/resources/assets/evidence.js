// The pane beside an answer: where a citation is opened, and how one gets back.

export function evidence() {
  const pane = document.getElementById('evidence');
  if (!pane) {
    return;
  }
  let opener = null;

  const mark = (open) => {
    document.querySelectorAll('[aria-expanded="true"][data-citation]').forEach((it) => it.removeAttribute('aria-expanded'));
    if (open?.dataset.citation) {
      open.setAttribute('aria-expanded', 'true');
    }
  };
  const close = () => {
    pane.hidden = true;
    pane.replaceChildren();
    mark(null);
    opener?.focus({ preventScroll: true });
  };

  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (event.detail.target !== pane) {
      return;
    }
    if (!pane.contains(event.detail.elt)) {
      opener = event.detail.elt;
      mark(opener);
      const opening = document.createElement('p');
      opening.className = 'opening';
      opening.setAttribute('role', 'status');
      opening.textContent = pane.dataset.loading;
      pane.replaceChildren(opening);
    }
    pane.hidden = false;
  });
  pane.addEventListener('htmx:afterSwap', (event) => {
    const turned = event.detail.requestConfig.elt.dataset.turn;
    const same = turned && pane.querySelector(`[data-turn="${turned}"]`);
    (same || pane.querySelector('h1, h2'))?.focus({ preventScroll: true });
    opener?.scrollIntoView({ block: 'nearest' });
  });
  pane.addEventListener('click', (event) => {
    if (event.target.closest('.close')) {
      close();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !pane.hidden && !document.querySelector('[popover]:popover-open')) {
      close();
    }
  });
}
