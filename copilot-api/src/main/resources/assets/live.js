// An answer while it comes about. Whatever the server sends is shown as text.
import { words } from './problems.js';

export class LiveAnswer {
  constructor(question) {
    const copy = document.getElementById('live').content.cloneNode(true);
    this.element = copy.firstElementChild;
    this.status = this.element.querySelector('.status');
    this.said = this.element.querySelector('.said');
    this.looking = this.element.querySelector('.looking');
    this.notice = this.element.querySelector('.notice');
    this.element.querySelector('.asked').textContent = question;
  }

  show(reading) {
    this.stage(reading.stage);
    this.evidence(reading.evidence);
    this.delta(reading.said);
    if (reading.stage === 'stopped') {
      this.stopped();
    } else if (reading.stage === 'failed') {
      this.failed(reading.problem);
    }
  }

  stage(name) {
    this.status.textContent = this.status.dataset[name] ?? this.status.textContent;
  }

  evidence(citations) {
    const titles = citations.map(({ title, page }) => page === undefined
      ? title
      : this.looking.dataset.page.replace('{0}', title).replace('{1}', page));
    this.looking.replaceChildren(...titles.slice(0, 4).map((title) => element('li', title)));
    this.looking.hidden = titles.length === 0;
  }

  /** What was said before stays as it is, so that it is read out once only. */
  delta(said) {
    if (said.length < this.said.children.length) {
      this.said.replaceChildren();
    }
    for (const { text, citations } of said.slice(this.said.children.length)) {
      const line = element('p', text);
      line.append(...citations.map((n) => {
        const chip = element('span', n);
        chip.className = 'chip';
        return chip;
      }));
      this.said.append(line);
    }
  }

  stopped() {
    this.end();
    this.offerAgain('');
  }

  failed(problem) {
    this.end();
    this.status.textContent = '';
    this.offerAgain(words(problem));
  }

  end() {
    this.element.classList.add('over');
    this.looking.hidden = true;
  }

  offerAgain(text) {
    this.notice.querySelector('p').textContent = text;
    this.notice.classList.toggle('bad', text !== '');
    this.notice.hidden = false;
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
