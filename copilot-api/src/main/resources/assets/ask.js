// The question box: asks, streams the answer, and then shows it as the server renders it.
import { Counter } from './counter.js';
import { keepDraft, takeDraft } from './draft.js';
import { LiveAnswer } from './live.js';
import { header, signInAgain } from './problems.js';
import { LOST, Reading, follow } from './reading.js';

export function ask() {
  const form = document.getElementById('ask');
  if (form) {
    new QuestionBox(form).listen();
  }
}

class QuestionBox {
  constructor(form) {
    this.form = form;
    this.text = form.querySelector('textarea');
    this.send = form.querySelector('[type=submit]');
    this.stop = form.querySelector('.stop');
    this.turns = document.getElementById('turns');
    this.counter = new Counter(this.text, form.querySelector('.count'));
  }

  listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    this.stop.addEventListener('click', () => this.running?.abort());
    this.turns.addEventListener('click', (event) => {
      const suggestion = event.target.closest('.suggestion');
      if (suggestion) {
        this.fill(suggestion.dataset.ask ?? suggestion.textContent);
        this.submit();
      }
    });
    this.fill(takeDraft() ?? this.text.value);
    this.turns.querySelector('.turn:last-of-type')?.scrollIntoView({ behavior: 'instant' });
  }

  fill(text) {
    this.text.value = text;
    this.counter.show();
    this.focus();
  }

  /** Not by touch: it would bring up a keyboard over what there is to read. */
  focus() {
    if (matchMedia('(pointer: fine)').matches) {
      this.text.focus({ preventScroll: true });
    } else {
      this.text.blur();
    }
  }

  async submit() {
    const text = this.text.value.trim();
    if (text === '' || this.counter.isOver() || this.running) {
      this.focus();
      return;
    }
    this.running = new AbortController();
    this.busy(true);
    this.fill('');
    const live = this.begin(text);
    const reading = new Reading(text);
    await follow(reading, () => this.request(text), this.running.signal, () => live.show(reading));
    if (reading.answer) {
      await this.show(reading.answer, live).catch(() => live.failed(LOST));
    }
    this.running = null;
    this.busy(false);
  }

  begin(text) {
    this.turns.querySelector('.welcome')?.remove();
    const live = new LiveAnswer(text);
    live.element.querySelector('.again').addEventListener('click', () => {
      live.element.remove();
      this.fill(text);
      this.submit();
    });
    this.turns.append(live.element);
    live.element.scrollIntoView({ block: 'start' });
    return live;
  }

  async request(text) {
    const response = await fetch('/api/v1/questions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...header() },
      body: JSON.stringify({ text, conversationId: this.form.dataset.conversation || null }),
      signal: this.running.signal,
    });
    if (response.status === 401) {
      keepDraft(text);
      signInAgain();
    }
    return response;
  }

  /** As the server renders it. */
  async show(answer, live) {
    live.stage('showing');
    const address = `/conversations/${answer.conversationId}`;
    this.form.dataset.conversation = answer.conversationId;
    history.replaceState(null, '', address);
    await window.htmx.ajax('GET', `${address}/answers/${answer.id}`, { target: live.element, swap: 'outerHTML' });
    const shown = document.getElementById(`answer-${answer.id}`);
    shown?.scrollIntoView({ block: 'start' });
    document.getElementById('done').textContent = live.status.dataset.done;
  }

  busy(isBusy) {
    this.send.hidden = isBusy;
    this.stop.hidden = !isBusy;
    this.focus();
  }
}
