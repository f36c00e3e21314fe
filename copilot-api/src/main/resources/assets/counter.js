// Says how much of a text's length is used up, once that begins to matter.

export class Counter {
  constructor(text, place) {
    this.text = text;
    this.place = place;
    this.longest = Number(text.dataset.longest);
    text.addEventListener('input', () => this.show());
    this.show();
  }

  isOver() {
    return this.text.value.trim().length > this.longest;
  }

  show() {
    const length = this.text.value.length;
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    const used = () => this.place.dataset.words.replace('{0}', number(length)).replace('{1}', number(this.longest));
    this.place.textContent = this.isOver() ? this.place.dataset.over : length > this.longest / 2 ? used() : '';
    this.place.classList.toggle('over', this.isOver());
    this.text.setAttribute('aria-invalid', this.isOver());
  }
}
