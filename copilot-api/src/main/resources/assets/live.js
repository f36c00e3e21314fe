// An answer while it comes about. Whatever the server sends is shown as text.
import { words } from './problems.js';

const MARKS = /\s*((?:\[\d+\])+)$/;

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

  delta(text) {
    const [, marks = ''] = MARKS.exec(text) ?? [];
    const line = element('p', text.replace(MARKS, ''));
    line.append(...(marks.match(/\d+/g) ?? []).map((n) => {
      const chip = element('span', n);
      chip.className = 'chip';
      return chip;
    }));
    this.said.append(line);
  }

  restart() {
    this.said.replaceChildren();
    this.stage('restart');
  }

  stopped() {
    this.end();
    this.stage('stopped');
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
