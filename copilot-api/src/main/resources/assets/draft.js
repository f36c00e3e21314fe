// A question that met the end of a session is still there after signing in.

const DRAFT = 'gemba.draft';

export function keepDraft(text) {
  sessionStorage.setItem(DRAFT, text);
}

export function takeDraft() {
  const draft = sessionStorage.getItem(DRAFT);
  sessionStorage.removeItem(DRAFT);
  return draft;
}
