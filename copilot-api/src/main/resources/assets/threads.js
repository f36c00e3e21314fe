// On a phone, the list of threads opens over the conversation.

export function threads() {
  const opener = document.querySelector('.threads-open');
  const list = document.getElementById('threads');
  if (!opener) {
    return;
  }
  const toggle = (open) => {
    list.classList.toggle('open', open);
    opener.setAttribute('aria-expanded', open);
  };
  opener.addEventListener('click', () => {
    const open = !list.classList.contains('open');
    toggle(open);
    if (open) {
      list.querySelector('a').focus();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && list.classList.contains('open') && !document.querySelector('[popover]:popover-open')) {
      toggle(false);
      opener.focus();
    }
  });
}
