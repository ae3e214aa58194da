import { ask, Away, EVENTS, query, Refused, SignedOut } from './api.js';
import { lasted, now } from './clock.js';
import { byId, make, show, word } from './words.js';

const SOON = 120;
const REGULARLY = 10000;
const RECONNECT = 3000;
const SHOWN = 8;
const NEWS = ['ringing', 'claimed', 'ended', 'taken-over', 'released', 'logged', 'changed'];

/** The calls that ring and those that are not logged yet, as the service tells; heard of at once, looked at regularly. */
export function calls(page, on) {
  const ringing = byId('ringing');
  const open = byId('open');
  let source = null;
  let timer = 0;
  let looking = false;
  let wanted = false;
  let state = { ringing: [], open: [] };
  const unfolded = new Set();

  const look = async () => {
    clearTimeout(timer);
    if (looking) {
      wanted = true;
      return;
    }
    looking = true;
    wanted = false;
    try {
      const [rings, opens] = await Promise.all([
        page.telephone ? ask('GET', query({ state: 'RINGING' }), { patience: 5000 }) : { items: [] },
        ask('GET', query({ state: 'OPEN' }), { patience: 5000 }),
      ]);
      state = { ringing: rings.items || [], open: opens.items || [] };
      on.reached(true);
      draw();
      on.changed(state);
    } catch (failure) {
      if (failure instanceof SignedOut) on.signedOut();
      else if (failure instanceof Away) on.reached(false);
      else if (!(failure instanceof Refused)) throw failure;
    } finally {
      looking = false;
      timer = setTimeout(look, wanted ? SOON : REGULARLY);
    }
  };

  const soon = () => {
    if (looking) {
      wanted = true;
    } else {
      clearTimeout(timer);
      timer = setTimeout(look, SOON);
    }
  };

  const listen = () => {
    source?.close();
    source = new EventSource(EVENTS);
    source.onopen = soon;
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RECONNECT);
    };
    for (const name of NEWS) {
      source.addEventListener(name, (event) => {
        soon();
        const news = idOf(event.data);
        if (news) on.news(name, news);
      });
    }
    source.onmessage = soon;
  };

  const rowOf = (call, ...parts) => {
    const button = make('button', 'call-row', ...parts);
    button.type = 'button';
    button.dataset.id = call.id;
    return button;
  };

  /** The first few, so that a flood of calls leaves the form where it is, and a button for the others. */
  const fill = (list, all, rowFor) => {
    const whole = unfolded.has(list.id) || all.length <= SHOWN;
    if (all.length <= SHOWN) unfolded.delete(list.id);
    list.replaceChildren(...(whole ? all : all.slice(0, SHOWN)).map((call, i) => make('li', '', rowFor(call, i))));
    if (whole) return;
    const more = make('button', 'second', word('moreCalls', all.length - SHOWN));
    more.type = 'button';
    more.dataset.id = 'more-' + list.id;
    more.addEventListener('click', () => {
      unfolded.add(list.id);
      draw();
      list.children[SHOWN].firstChild.focus();
    });
    list.append(make('li', 'more', more));
  };

  /** Mine, also those of which only this browser knows; those that nobody has; for a supervisor all. */
  const unlogged = () => {
    const told = state.open.filter(
      (call) => call.desk === page.desk && (page.supervisor || !call.operator || call.operator === page.operator),
    );
    const here = on.local().filter((call) => !told.some((other) => other.id === call.id));
    const words = new Map(on.local().map((call) => [call.id, call.fewWords]));
    return [...told, ...here]
      .filter((call) => call.id !== on.current() && !on.hidden(call.id))
      .map((call) => ({ ...call, fewWords: words.get(call.id) || call.fewWords }));
  };

  const draw = () => {
    const focused = document.activeElement?.dataset?.id;
    if (ringing) {
      fill(ringing, state.ringing, (call, i) => {
        const button = rowOf(
          call,
          make('span', 'call-number', numberOf(call)),
          clockOf(call.offeredAt || call.begunAt),
          call.blocked ? make('span', 'badge bad', word('blocked')) : '',
          i === 0 ? make('kbd', '', 'Enter') : '',
        );
        button.addEventListener('click', () => on.take(call));
        return button;
      });
      show(byId('ringing-none'), state.ringing.length === 0);
    }
    const others = unlogged();
    fill(open, others, (call) => {
      const mine = call.operator === page.operator || !call.operator;
      const button = rowOf(
        call,
        make('span', 'call-number', call.fewWords || numberOf(call)),
        clockOf(call.answeredAt || call.openedAt || call.begunAt),
        mine ? '' : make('span', 'badge', word('takeFrom', call.operator)),
      );
      button.addEventListener('click', () => on.resume(call, mine));
      return button;
    });
    show(byId('open-none'), others.length === 0);
    if (focused) document.querySelector('button[data-id="' + CSS.escape(focused) + '"]')?.focus();
    tick();
  };

  const tick = () => {
    for (const clock of document.querySelectorAll('[data-since]')) clock.textContent = lasted(now() - Number(clock.dataset.since));
  };
  setInterval(tick, 1000);

  return {
    start() {
      listen();
      look();
    },
    soon,
    draw,
    state: () => state,
    forget(id) {
      state = { ringing: state.ringing.filter((call) => call.id !== id), open: state.open.filter((call) => call.id !== id) };
      draw();
      on.changed(state);
    },
  };
}

/** The number as the list may show it: its end; all of it stands on the screen of who takes the call. */
export function numberOf(call) {
  if (call.numberWithheld) return word('withheld');
  return call.numberEndsWith ? '… ' + call.numberEndsWith : word('noNumber');
}

function clockOf(since) {
  const element = make('span', 'call-clock');
  element.dataset.since = Date.parse(since);
  return element;
}

function idOf(data) {
  try {
    return JSON.parse(data).callId || null;
  } catch (unreadable) {
    return null;
  }
}
