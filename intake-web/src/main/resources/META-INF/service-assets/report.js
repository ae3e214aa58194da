import { forget, keep, restore } from './kept.js';
import { shrinkPhotos } from './photos.js';
import { suggestVillages } from './village.js';

const form = document.getElementById('report');
const byId = (id) => document.getElementById(id);

document.querySelector('[data-focus]')?.focus();

/* The text. */
const narrative = byId('narrative');
const left = byId('narrative-left');
const count = () => {
  const remaining = Number(narrative.dataset.most) - narrative.value.length;
  left.textContent = remaining < 500 ? narrative.dataset.left + ' ' + remaining : '';
};
narrative.addEventListener('input', count);
if (form.dataset.kept === 'true' && restore(form)) {
  byId('kept').hidden = false;
  byId('kept-forget').addEventListener('click', () => {
    forget();
    form.reset();
    byId('kept').hidden = true;
    narrative.focus();
  });
}
keep(form);
byId('kept-here').hidden = false;
count();

/* The place. */
let showOnMap = null;
const point = (latitude, longitude, accuracy, provenance) => {
  form.elements.latitude.value = latitude.toFixed(6);
  form.elements.longitude.value = longitude.toFixed(6);
  form.elements.accuracyMeters.value = accuracy ? Math.round(accuracy) : '';
  form.elements.provenance.value = provenance;
  byId('point-remove').checked = false;
  byId('point-words').textContent = latitude.toFixed(5) + ', ' + longitude.toFixed(5);
  byId('point').hidden = false;
  byId('place-status').textContent = '';
  if (showOnMap && provenance !== 'MAP') showOnMap(latitude, longitude, true);
};
byId('place-ways').hidden = false;

suggestVillages(form.elements.village, (place) => {
  const code = form.elements.areaCode;
  if (code instanceof RadioNodeList) {
    byId('candidates').hidden = true;
    code.forEach((radio) => (radio.checked = false));
    if (place) code[0].value = place.code;
    code[0].checked = Boolean(place);
  } else {
    code.value = place ? place.code : '';
  }
  form.elements.areaFor.value = form.elements.village.value;
});

const position = byId('use-position');
if (!navigator.geolocation) position.hidden = true;
position.addEventListener('click', () => {
  const status = byId('place-status');
  status.textContent = position.dataset.wait;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => point(coords.latitude, coords.longitude, coords.accuracy, 'DEVICE'),
    () => (status.textContent = position.dataset.denied),
    { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
  );
});

const mapButton = byId('use-map');
mapButton.addEventListener('click', async () => {
  const box = byId('map-box');
  box.hidden = !box.hidden;
  mapButton.setAttribute('aria-expanded', String(!box.hidden));
  if (box.hidden || showOnMap) return;
  const status = byId('place-status');
  status.textContent = mapButton.dataset.loading;
  try {
    const { openMap } = await import('./map.js');
    showOnMap = await openMap(byId('map'), mapButton, (lat, lng) => point(lat, lng, 0, 'MAP'));
    status.textContent = '';
    const { latitude, longitude } = form.elements;
    if (latitude.value && longitude.value) showOnMap(Number(latitude.value), Number(longitude.value), true);
  } catch (unreachable) {
    box.hidden = true;
    mapButton.setAttribute('aria-expanded', 'false');
    status.textContent = mapButton.dataset.failed;
  }
});

/* The photos. */
const offer = byId('photo-place');
shrinkPhotos(byId('photo'), (place) => {
  form.elements.photoPlace.value = place.latitude.toFixed(6) + ',' + place.longitude.toFixed(6);
  offer.hidden = Boolean(form.elements.latitude.value);
});
byId('photo-place-use').addEventListener('click', () => {
  const [latitude, longitude] = form.elements.photoPlace.value.split(',').map(Number);
  point(latitude, longitude, 0, 'PHOTO');
  form.elements.photoPlace.value = '';
  offer.hidden = true;
  byId('village').focus();
});
byId('photo-place-no').addEventListener('click', () => {
  form.elements.photoPlace.value = '';
  offer.hidden = true;
  byId('photo').focus();
});

/* Sending waits for photos that are being made small. */
form.addEventListener('submit', (event) => {
  if (!form.dataset.busy) return;
  event.preventDefault();
  const { submitter } = event;
  form.addEventListener('photos-ready', () => form.requestSubmit(submitter), { once: true });
});
