/** Suggestions for the name of a place: a text field that stays a text field, with a list to choose from. */
const WAIT = 180;

export function suggestVillages(input, onChoose) {
  const box = input.parentElement;
  const status = document.getElementById('village-status');
  const list = document.createElement('ul');
  list.id = 'village-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestions);
  list.hidden = true;
  box.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let places = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const mark = (index) => {
    active = (index + places.length) % places.length;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };

  const choose = (index) => {
    const place = places[index];
    input.value = place.label;
    close();
    onChoose(place);
  };

  const show = (found) => {
    places = found;
    list.replaceChildren(
      ...found.map((place, i) => {
        const option = document.createElement('li');
        option.id = 'village-option-' + i;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = place.label;
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => choose(i));
        return option;
      }),
    );
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = found.length ? input.dataset.found.replace('#', found.length) : input.dataset.none;
  };

  const ask = async () => {
    const question = ++asked;
    try {
      const answer = await fetch('/api/v1/places?q=' + encodeURIComponent(input.value.trim()), {
        headers: { Accept: 'application/json' },
      });
      const body = await answer.json();
      if (question === asked && answer.ok && document.activeElement === input) show(body.items);
    } catch (offline) {
      close();
    }
  };

  input.addEventListener('input', () => {
    onChoose(null);
    clearTimeout(timer);
    if (input.value.trim().length < 2) {
      close();
      return;
    }
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp') mark(active < 0 ? places.length - 1 : active - 1);
    else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}
