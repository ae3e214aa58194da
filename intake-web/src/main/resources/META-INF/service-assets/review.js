const form = document.getElementById('report');
const send = document.getElementById('send');
const PATIENCE = 15000;

document.querySelector('[data-focus]')?.focus();

/* The proof of work is done while its user reads; without it the report goes the stricter way. */
let worker = null;
const proof = (async () => {
  const answer = await fetch('/api/v1/proof-of-work', { headers: { Accept: 'application/json' } });
  if (!answer.ok) return '';
  const challenge = await answer.json();
  worker = new Worker(new URL('./proof-of-work.js', import.meta.url));
  return new Promise((done) => {
    worker.onmessage = ({ data }) => done(data === null ? '' : encode(challenge, data));
    worker.onerror = () => done('');
    worker.postMessage(challenge);
  });
})().catch(() => '');

const encode = (challenge, number) =>
  btoa(
    JSON.stringify({
      algorithm: challenge.algorithm,
      challenge: challenge.challenge,
      number,
      salt: challenge.salt,
      signature: challenge.signature,
    }),
  );

let sending = false;
form.addEventListener('submit', async (event) => {
  if (event.submitter && event.submitter !== send) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  send.textContent = form.dataset.submitting;
  send.setAttribute('aria-disabled', 'true');
  const late = new Promise((done) => setTimeout(() => done(''), PATIENCE));
  document.getElementById('work').value = await Promise.race([proof, late]);
  form.submit();
});
window.addEventListener('pageshow', () => {
  sending = false;
});
