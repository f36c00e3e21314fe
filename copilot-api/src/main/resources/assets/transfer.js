// One file on its way. Only XMLHttpRequest tells how much of a request has been sent.
import { header, signInAgain } from './problems.js';
import { LOST } from './reading.js';

/** Resolves to {received} or {problem}; hears of the percentage sent meanwhile. */
export function transfer(file, fields, onProgress) {
  const form = new FormData();
  fields.forEach(([name, value]) => form.append(name, value));
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', '/api/v1/documents');
  request.setRequestHeader('Accept', 'application/json, application/problem+json');
  Object.entries(header()).forEach(([name, value]) => request.setRequestHeader(name, value));
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      onProgress(Math.round((100 * event.loaded) / event.total));
    });
    request.addEventListener('error', () => resolve({ problem: LOST }));
    request.addEventListener('load', () => resolve(outcome(request)));
    request.send(form);
  });
}

function outcome(request) {
  if (request.status === 401) {
    signInAgain();
  }
  try {
    const body = JSON.parse(request.responseText);
    return request.status === 202 ? { received: body } : { problem: body };
  } catch {
    return { problem: { code: request.status === 413 ? 'TOO_LARGE' : 'INTERNAL' } };
  }
}
