// What somebody has opened stays open when the server sends that part of the page again.

export function openings() {
  const open = new Set();
  document.body.addEventListener('htmx:beforeSwap', () => {
    open.clear();
    for (const { id } of document.querySelectorAll('details[id][open]')) {
      open.add(id);
    }
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    for (const details of document.querySelectorAll('details[id]')) {
      details.open ||= open.has(details.id);
    }
  });
}
