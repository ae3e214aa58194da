'use strict';

// A canned answer goes where one writes; it can still be changed before it is sent.
document.querySelectorAll('button[data-canned]').forEach(function (button) {
  const field = document.getElementById('text');
  if (!field) {
    return;
  }
  button.hidden = false;
  button.addEventListener('click', function () {
    field.value = field.value ? field.value + '\n' + button.dataset.canned : button.dataset.canned;
    field.focus();
  });
});

// Control and Enter send what one is writing.
document.addEventListener('keydown', function (event) {
  const form = event.target.form;
  if (event.key === 'Enter' && event.ctrlKey && !event.repeat && form && form.id === 'reply') {
    event.preventDefault();
    form.requestSubmit();
  }
});

// A second click sends nothing twice.
document.querySelectorAll('form').forEach(function (form) {
  form.addEventListener('submit', function (event) {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = '1';
  });
});
