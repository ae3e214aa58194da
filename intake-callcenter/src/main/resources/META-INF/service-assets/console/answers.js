import { ask } from './api.js';
import { combo } from './combo.js';
import { byId, make, show, word } from './words.js';

/** The answer library at hand: found by a few words, read out on the line, and counted as an answered question. */
export function answers(on) {
  const box = byId('answers');
  const input = byId('answer-search');
  const text = byId('answer');
  const status = byId('answer-status');

  const list = combo(input, {
    ask: async (typed) => (await ask('POST', '/answers', { body: { q: typed, language: on.language() }, patience: 4000 })).items || [],
    line: (entry) => [make('span', 'place-name', entry.question), make('span', 'place-kind', beginning(entry.text))],
    choose: (entry) => {
      input.value = entry.question;
      on.chosen(entry);
      text.focus();
    },
    tell: (count) => {
      status.textContent = count === null ? '' : count ? word('suggestionsFound', count) : word('answersNone');
    },
  });

  return {
    isOpen: list.isOpen,
    close: list.close,
    show(visible) {
      show(box, visible);
    },
    open() {
      show(box, true);
      input.focus();
      input.select();
    },
    clear() {
      input.value = '';
      status.textContent = '';
      list.close();
    },
  };
}

function beginning(text) {
  return text && text.length > 110 ? text.slice(0, 110) + '…' : text || '';
}
