import { byId, word } from './words.js';

const NEAR = 15;

/** The villages of the regency from our own shapes: a click, or Enter on what is in the middle, is a place. */
export async function openMap(box, onPoint) {
  const library = box.dataset.library + '/dist/';
  await Promise.all([load('link', { rel: 'stylesheet', href: library + 'leaflet.css' }), load('script', { src: library + 'leaflet.js' })]);
  const L = window.L;
  const answer = await fetch(box.dataset.villages);
  if (!answer.ok) throw new Error('no villages');
  const shapes = await answer.json();
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, maxZoom: 18, zoomAnimation: false });
  const villages = L.geoJSON(shapes, {
    style: { color: '#51605c', weight: 1, fillColor: '#0b5d4e', fillOpacity: 0.08 },
    onEachFeature: (village, layer) => layer.bindTooltip(village.properties.label, { sticky: true }),
  }).addTo(map);
  const byCode = new Map(villages.getLayers().map((layer) => [layer.feature.id, layer]));
  map.fitBounds(villages.getBounds());
  box.setAttribute('aria-label', word('mapLabel'));
  let marker = null;
  let marked = null;

  map.on('click', (event) => onPoint(event.latlng.lat, event.latlng.lng));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.target !== box) return;
    event.preventDefault();
    const { lat, lng } = map.getCenter();
    onPoint(lat, lng);
  });

  return {
    /** Shows the place of the call; moves only when it is another than before. */
    show({ lat, lon, areaCode }) {
      map.invalidateSize();
      const village = byCode.get(areaCode) || null;
      if (marked !== village) {
        if (marked) villages.resetStyle(marked);
        if (village) village.setStyle({ weight: 3, fillOpacity: 0.25 });
        marked = village;
        if (village && lat === '') map.fitBounds(village.getBounds(), { maxZoom: NEAR, animate: false });
      }
      if (lat === '' || lon === '') {
        marker?.remove();
        marker = null;
        return;
      }
      const point = [Number(lat), Number(lon)];
      if (!marker) marker = L.circleMarker(point, { radius: 9, color: '#9d1c1c', weight: 3, fillOpacity: 0.7 }).addTo(map);
      else marker.setLatLng(point);
      if (!map.getBounds().pad(-0.1).contains(point)) map.setView(point, Math.max(map.getZoom(), NEAR - 1), { animate: false });
    },
    focus: () => byId('map').focus(),
  };
}

function load(name, attributes) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}
