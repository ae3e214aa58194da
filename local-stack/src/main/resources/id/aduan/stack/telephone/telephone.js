'use strict';

(function () {
  const API = '/simulator/telephone/api/';
  const texts = JSON.parse(document.getElementById('texts').textContent);

  function byId(id) {
    return document.getElementById(id);
  }

  function text(key) {
    return texts[key] || key;
  }

  function send(method, path, body) {
    return fetch(API + path, {
      method: method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body)
    }).then(function (response) {
      return response.json().then(function (json) {
        byId("problem").textContent = response.ok ? '' : json.detail;
        return json;
      });
    }).catch(function () {
      byId("problem").textContent = text("away");
    });
  }

  function button(label, name, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'second';
    made.textContent = label;
    made.setAttribute('aria-label', label + ' ' + name);
    made.addEventListener('click', act);
    return made;
  }

  function cell(row, content, name) {
    const made = row.insertCell();
    made.textContent = content;
    if (name) {
      made.className = name;
    }
    return made;
  }

  function act(id, what, body) {
    send('POST', 'calls/' + encodeURIComponent(id) + '/' + what, body || {}).then(look);
  }

  function showCall(call) {
    const row = document.createElement('tr');
    const name = call.from || text("withheld.short");
    row.className = call.state;
    cell(row, name);
    cell(row, text("state." + call.state) + (call.extension ? ' · ' + call.extension : ''), 'state');
    cell(row, text("says." + call.says));
    const acts = cell(row, '');
    if (call.state === 'RINGING') {
      acts.append(button(text("answer"), name, function () { act(call.id, 'answer', { extension: '201' }); }));
    }
    if (call.state === 'TALKING') {
      const other = call.extension === '202' ? '203' : '202';
      acts.append(button(text("transfer") + ' ' + other, name, function () { act(call.id, 'transfer', { extension: other }); }));
    }
    if (call.state !== 'ENDED') {
      acts.append(button(text("hangup"), name, function () { act(call.id, 'hang-up'); }));
    }
    return row;
  }

  let shown = '';

  function show(state) {
    if (!state || !state.calls) {
      return;
    }
    const now = JSON.stringify(state);
    if (now === shown) {
      return;
    }
    shown = now;
    const focused = document.activeElement && document.activeElement.getAttribute('aria-label');
    byId("lines").replaceChildren.apply(byId("lines"), state.calls.map(showCall));
    if (focused) {
      Array.from(document.querySelectorAll('#lines button')).filter(function (each) {
        return each.getAttribute('aria-label') === focused;
      }).slice(0, 1).forEach(function (each) { each.focus(); });
    }
    byId("coming").textContent = state.coming ? text("coming") + ' ' + state.coming : '';
    const facts = byId("exchange");
    facts.replaceChildren();
    ['taken', 'refused', 'waiting', 'lastStatus'].forEach(function (key) {
      const term = document.createElement('dt');
      const fact = document.createElement('dd');
      term.textContent = text("exchange." + key);
      fact.textContent = state.exchange[key];
      facts.append(term, fact);
    });
    showFaults(state.faults);
  }

  function showFaults(faults) {
    const box = byId("faults");
    Object.keys(faults).forEach(function (key) {
      let input = document.getElementById('fault-' + key);
      if (!input) {
        const label = document.createElement('label');
        label.className = 'choice';
        input = document.createElement('input');
        input.type = 'checkbox';
        input.id = 'fault-' + key;
        input.addEventListener('change', function () {
          const wanted = {};
          wanted[key] = input.checked;
          send('PUT', 'faults', wanted).then(look);
        });
        label.append(input, document.createTextNode(text("fault." + key)));
        box.append(label);
      }
      input.checked = faults[key];
    });
  }

  function look() {
    return fetch(API + 'calls').then(function (response) { return response.json(); }).then(show).catch(function () {});
  }

  byId("call").addEventListener('submit', function (event) {
    event.preventDefault();
    send('POST', 'calls', {
      from: byId("from").value,
      withheld: byId("withheld").checked,
      says: byId("says").value
    }).then(look);
  });

  byId("crowd").addEventListener('submit', function (event) {
    event.preventDefault();
    send('POST', 'crowd', {
      calls: Number(byId("crowd-calls").value),
      seconds: Number(byId("crowd-seconds").value),
      operators: Number(byId("crowd-operators").value)
    }).then(look);
  });

  byId("no-faults").addEventListener('click', function () { send('DELETE', 'faults').then(look); });
  byId("reset").addEventListener('click', function () { send('POST', 'reset', {}).then(look); });

  look();
  setInterval(look, 1000);
})();
