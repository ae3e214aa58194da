'use strict';

// Rooms where calls are taken are dark at night: the screen follows the machine's wish, or the switch on the page.
(function () {
  const KEY = 'aduan-night';
  const root = document.documentElement;

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch (closed) {
      return null;
    }
  }

  const wish = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'yes' : 'no';
  root.classList.toggle('night', (kept() || wish) === 'yes');

  document.addEventListener('DOMContentLoaded', function () {
    const button = document.getElementById('night');
    if (!button) {
      return;
    }
    button.setAttribute('aria-pressed', String(root.classList.contains('night')));
    button.addEventListener('click', function () {
      const night = root.classList.toggle('night');
      button.setAttribute('aria-pressed', String(night));
      try {
        localStorage.setItem(KEY, night ? 'yes' : 'no');
      } catch (closed) {
        // the switch holds for this page
      }
    });
  });
})();
