'use strict';

// Keeps the board as the service tells it. The service sends what differs from what this screen shows, and at each connection
// all of it, so that nothing is missed however long the connection was away.
document.addEventListener('DOMContentLoaded', function () {
  const board = document.getElementById('board');
  if (!board || !window.EventSource) {
    return;
  }
  const live = document.getElementById('board-live');
  const lost = document.getElementById('board-lost');
  const trouble = document.getElementById('board-trouble');
  const news = document.getElementById('board-news');
  const empty = document.getElementById('board-empty');
  const sound = document.getElementById('board-sound');
  const seconds = Number(board.dataset.seconds);
  const SILENCE = 15000; // three beats
  const AGAIN = 2000;
  let source = null;
  let heard = Date.now();
  let current = heard; // when this screen was last known to be up to date
  let ahead = Date.now() - Date.parse(board.dataset.at); // of the service's clock
  let first = true;

  function clockTime(at) {
    return at.toLocaleTimeString('id-ID', {timeZone: 'Asia/Jakarta'});
  }

  function showLost() {
    live.hidden = true;
    lost.hidden = false;
    lost.textContent = lost.dataset.lost.replace('@', clockTime(new Date(current)));
  }

  function showLive() {
    live.hidden = false;
    lost.hidden = true;
  }

  // Each second: how long an emergency has waited, and whether the service is still heard.
  function tick() {
    board.querySelectorAll('.clock').forEach(function (clock) {
      const waited = Math.max(0, Math.floor((Date.now() - ahead - Date.parse(clock.dataset.since)) / 1000));
      const text = Math.floor(waited / 60) + ':' + String(waited % 60).padStart(2, '0');
      if (clock.textContent !== text) {
        clock.textContent = text;
      }
      clock.classList.toggle('late', waited >= seconds);
    });
    if (Date.now() - heard > SILENCE) {
      showLost();
      connect();
    }
  }

  // Somebody may be typing the result of a call back, or be on a button: both stay where they are.
  function put(card) {
    const made = document.createElement('template');
    made.innerHTML = card.html;
    const next = made.content.firstElementChild;
    const old = document.getElementById('e-' + card.id);
    if (old) {
      const focused = old.querySelector('.live').contains(document.activeElement) ? document.activeElement : null;
      const kept = old.querySelector('details.keep[open]');
      if (kept && next.querySelector('details.keep')) {
        old.querySelector('.live').replaceWith(next.querySelector('.live'));
        old.className = next.className;
        Object.assign(old.dataset, next.dataset);
      } else {
        old.replaceWith(next);
      }
      const shown = document.getElementById('e-' + card.id);
      place(shown);
      if (focused) {
        const same = focused.value
          ? shown.querySelector('.live button[value="' + CSS.escape(focused.value) + '"]')
          : shown.querySelector('h2 a');
        (same || shown).focus({preventScroll: true});
      }
      return {card: shown, fresh: false};
    }
    place(next);
    return {card: next, fresh: true};
  }

  function place(card) {
    const before = Array.from(board.children).find(function (other) {
      return other !== card && other.dataset.order > card.dataset.order;
    });
    if ((before || null) !== card.nextElementSibling || card.parentElement !== board) {
      board.insertBefore(card, before || null);
    }
  }

  function take(message) {
    heard = Date.now();
    current = heard;
    ahead = heard - Date.parse(message.at);
    showLive();
    const alarms = new Set(Array.from(board.querySelectorAll('[data-alarming=true]'), function (card) { return card.id; }));
    const told = [];
    let rings = false;
    if (message.whole) {
      const sent = new Set(message.rows.map(function (row) { return 'e-' + row.id; }));
      Array.from(board.children).forEach(function (card) {
        if (!sent.has(card.id)) {
          card.remove();
        }
      });
    }
    message.gone.forEach(function (id) {
      const card = document.getElementById('e-' + id);
      if (card) {
        card.remove();
      }
    });
    message.rows.forEach(function (row) {
      const changed = put(row);
      if (changed.card.dataset.alarming === 'true' && !alarms.has(changed.card.id)) {
        told.push(changed.card.dataset.alarm);
        rings = true;
      } else if (changed.fresh && !first) {
        told.push(changed.card.dataset.new);
        changed.card.classList.add('fresh');
      }
    });
    empty.hidden = board.children.length > 0;
    if (told.length) {
      news.textContent = told.slice(0, 3).join('. ');
    }
    if (rings) {
      ring();
    }
    first = false;
    tick();
  }

  function connect() {
    if (source) {
      source.close();
    }
    heard = Math.max(heard, Date.now() - SILENCE + AGAIN);
    const opened = new EventSource(board.dataset.events);
    source = opened;
    opened.addEventListener('board', function (event) { take(JSON.parse(event.data)); });
    opened.addEventListener('error', function () {
      if (opened !== source) {
        return;
      }
      // a browser connects again by itself, but not after an answer that is no stream
      if (opened.readyState === EventSource.CLOSED) {
        showLost();
        setTimeout(function () {
          if (opened === source) {
            signedIn().then(connect, connect);
          }
        }, AGAIN);
      }
    });
  }

  // After the end of the sign-in the page has to be loaded anew.
  function signedIn() {
    return fetch(location.pathname, {redirect: 'manual', headers: {Accept: 'text/html'}}).then(function (response) {
      if (response.type === 'opaqueredirect' || response.status === 401) {
        lost.textContent = lost.dataset.signedOut;
        location.reload();
      }
    });
  }

  let audio = null;

  function ring() {
    if (!audio || !sound || sound.getAttribute('aria-pressed') !== 'true') {
      return;
    }
    [0, 0.35, 0.7].forEach(function (start) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = 880;
      volume.gain.value = 0.3;
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.2);
    });
  }

  if (sound) {
    sound.hidden = false;
    sound.addEventListener('click', function () {
      const on = sound.getAttribute('aria-pressed') !== 'true';
      audio = audio || new AudioContext();
      sound.setAttribute('aria-pressed', String(on));
      sound.textContent = on ? sound.dataset.off : sound.dataset.on;
      if (on) {
        audio.resume().then(ring);
      }
    });
  }

  // The buttons of a card without leaving the screen; what changes comes by the stream.
  board.addEventListener('submit', function (event) {
    event.preventDefault();
    const form = event.target;
    const button = event.submitter;
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const body = new URLSearchParams(new FormData(form, button));
    button.setAttribute('aria-disabled', 'true'); // and keeps the focus
    trouble.hidden = true;
    fetch(form.action, {method: 'POST', body: body, redirect: 'manual', headers: {Accept: 'application/json'}})
      .then(function (response) {
        if (response.type === 'opaqueredirect' || response.ok) {
          const details = form.closest('details');
          if (details) {
            details.open = false;
            form.reset();
          }
          return null;
        }
        return response.json();
      })
      .then(function (problem) {
        if (problem) {
          trouble.textContent = problem.title + ': ' + problem.detail;
          trouble.hidden = false;
        }
        button.removeAttribute('aria-disabled');
      })
      .catch(function () {
        button.removeAttribute('aria-disabled');
        showLost();
      });
  });

  setInterval(tick, 1000);
  tick();
  connect();
});
