// Files dropped or picked, sent a few at a time, each with its own progress.
import { words } from './problems.js';
import { transfer } from './transfer.js';

const AT_ONCE = 3;

export function uploads() {
  const form = document.getElementById('upload');
  if (form) {
    new UploadList(form).listen();
  }
}

class UploadList {
  constructor(form) {
    this.form = form;
    this.picker = form.querySelector('input[type=file]');
    this.drop = form.querySelector('.drop');
    this.list = document.getElementById('transfers');
    this.largest = Number(form.dataset.largest);
    this.waiting = [];
    this.sending = 0;
  }

  listen() {
    this.picker.addEventListener('change', () => {
      this.add(this.picker.files);
      this.picker.value = '';
    });
    for (const name of ['dragenter', 'dragover']) {
      window.addEventListener(name, (event) => {
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          this.drop.classList.add('over');
        }
      });
    }
    window.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) {
        this.drop.classList.remove('over');
      }
    });
    window.addEventListener('drop', (event) => {
      event.preventDefault();
      this.drop.classList.remove('over');
      this.add(event.dataTransfer.files);
    });
  }

  add(files) {
    for (const file of files) {
      const row = this.row(file);
      if (file.size > this.largest) {
        fail(row, { code: 'TOO_LARGE' });
      } else {
        this.waiting.push({ file, row, fields: this.fields() });
      }
    }
    this.next();
  }

  row(file) {
    const copy = document.getElementById('transfer').content.cloneNode(true);
    const row = copy.firstElementChild;
    row.querySelector('.file').textContent = file.name;
    say(row, row.dataset.waiting);
    row.querySelector('progress').setAttribute('aria-label', file.name);
    row.querySelector('.dismiss').addEventListener('click', () => {
      row.remove();
      this.picker.focus();
    });
    this.list.append(copy);
    return row;
  }

  fields() {
    return [...this.form.querySelectorAll('select')].filter((it) => it.value).map((it) => [it.name, it.value]);
  }

  async next() {
    while (this.sending < AT_ONCE && this.waiting.length > 0) {
      this.sending++;
      this.send(this.waiting.shift()).finally(() => {
        this.sending--;
        this.next();
      });
    }
  }

  async send({ file, row, fields }) {
    const progress = row.querySelector('progress');
    const { problem, received } = await transfer(file, fields, (percent) => {
      progress.value = percent;
      say(row, `${row.dataset.sending} · ${percent} %`);
    });
    if (problem) {
      fail(row, problem);
      return;
    }
    progress.value = 100;
    say(row, row.dataset.received);
    const link = row.querySelector('a');
    link.href = `/documents/${received.id}`;
    link.hidden = false;
    row.querySelector('.dismiss').hidden = false;
    window.htmx.trigger(document.body, 'refresh');
  }
}

function say(row, text) {
  row.querySelector('.state').textContent = text;
}

function fail(row, problem) {
  row.classList.add('failed');
  row.querySelector('progress').hidden = true;
  row.querySelector('.dismiss').hidden = false;
  say(row, words(problem));
}
