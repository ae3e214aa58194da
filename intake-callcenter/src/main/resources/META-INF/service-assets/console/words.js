/** Words of the page for what a script says; they come with the page, in its language. */
const words = new Map();
for (const element of document.getElementById('words').content.querySelectorAll('[data-word]')) {
  words.set(element.dataset.word, element.textContent);
}

/** The word, with each # replaced by the next value. */
export function word(key, ...values) {
  const text = words.get(key);
  if (text === undefined) throw new Error('no word for ' + key);
  return values.reduce((filled, value) => filled.replace('#', () => String(value)), text);
}

export const byId = (id) => document.getElementById(id);

/** An element with a class, a text and what is inside. */
export function make(name, className, ...inside) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside.filter((part) => part !== null && part !== undefined && part !== ''));
  return element;
}

/** Shows or hides. */
export function show(element, visible) {
  element.hidden = !visible;
}
