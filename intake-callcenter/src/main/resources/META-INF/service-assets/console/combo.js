import { make } from './words.js';

const WAIT = 140;

/**
 * A text field with a list of suggestions under it, by the pattern of a combobox. Arrows walk, Enter chooses; what is
 * typed stays what it is unless one is chosen, and of several none is chosen by an Enter alone.
 *
 * @param options.ask (text) → suggestions, asked while one types
 * @param options.line (suggestion) → what stands in the list
 * @param options.choose (suggestion) after Enter or a click
 * @param options.tell (number of suggestions, or null when none were asked for) for those who hear the page
 */
export function combo(input, { ask, line, choose, tell, shortest = 2 }) {
  const list = make('ul', 'suggestions');
  list.id = input.id + '-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestions);
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let found = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const mark = (index) => {
    active = (index + found.length) % found.length;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };

  const take = (index) => {
    const chosen = found[index];
    close();
    choose(chosen);
  };

  const open = (suggestions) => {
    found = suggestions;
    list.replaceChildren(
      ...found.map((suggestion, i) => {
        const option = make('li', '', ...[line(suggestion)].flat());
        option.id = list.id + '-' + i;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => take(i));
        return option;
      }),
    );
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    tell?.(found.length);
  };

  const question = async () => {
    const mine = ++asked;
    try {
      const suggestions = await ask(input.value.trim());
      if (mine === asked && document.activeElement === input) open(suggestions);
    } catch (away) {
      if (mine === asked) close();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.trim().length < shortest) {
      close();
      tell?.(null);
    } else {
      timer = setTimeout(question, WAIT);
    }
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' && list.hidden && input.value.trim().length >= shortest) question();
    else if (list.hidden) return;
    else if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp') mark(active < 0 ? found.length - 1 : active - 1);
    else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Enter') found.length === 1 ? take(0) : mark(0);
    else return;
    event.preventDefault();
  });

  return {
    close,
    isOpen: () => !list.hidden,
    again: question,
  };
}
