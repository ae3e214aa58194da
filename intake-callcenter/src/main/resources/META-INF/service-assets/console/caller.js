import { ask, Away } from './api.js';
import { dayOf, timeOfDay } from './clock.js';
import { byId, make, show, word } from './words.js';

/** Who calls again: his earlier calls and his open cases, for the number that the call has. */
export function caller(on) {
  const box = byId('caller');
  const list = byId('caller-list');
  let question = null;

  const draw = (answer) => {
    const calls = answer.calls || [];
    const cases = answer.cases || [];
    show(box, true);
    byId('caller-count').textContent = answer.earlier ? word('earlierCalls', answer.earlier) : word('firstCall');
    show(byId('caller-away'), !answer.casesKnown);
    list.replaceChildren(...cases.map(caseRow), ...calls.map(callRow));
  };

  return {
    /** Looks for the number of this call, which the service knows from the call and its draft. */
    async look(call) {
      question?.abort();
      if (!call) {
        show(box, false);
        return;
      }
      question = new AbortController();
      const mine = question;
      try {
        const answer = await ask('GET', '/' + call.id + '/caller', { patience: 4000, signal: mine.signal });
        if (mine !== question) return;
        draw(answer);
        on.blocked(call, answer.blocked?.reason || '');
      } catch (failure) {
        if (mine !== question || mine.signal.aborted) return;
        if (failure instanceof Away) {
          show(box, true);
          byId('caller-count').textContent = word('callerAway');
          list.replaceChildren();
        } else {
          show(box, false);
        }
      }
    },
  };
}

function caseRow(one) {
  return make(
    'li',
    'case',
    make('span', 'badge warn', one.statusLabel || word('openCase')),
    make('span', '', [one.trackingNumber, one.agency, one.receivedAt ? dayOf(Date.parse(one.receivedAt)) : ''].filter(Boolean).join(' · ')),
  );
}

function callRow(one) {
  const at = Date.parse(one.at);
  const type = one.type ? word('type' + one.type) : word('notLogged');
  return make(
    'li',
    '',
    make('span', 'badge' + (one.type === 'PRANK' || one.type === 'GHOST' ? ' bad' : ''), type),
    make('span', '', [dayOf(at) + ' ' + timeOfDay(at), one.emergencyKind ? word('kind' + one.emergencyKind) : ''].filter(Boolean).join(' · ')),
  );
}
