/** Draws the villages of the regency, from our own shapes, and lets one point at a place. */
export async function openMap(box, button, onPoint) {
  const library = button.dataset.library + '/dist/';
  await Promise.all([style(library + 'leaflet.css'), script(library + 'leaflet.js')]);
  const L = window.L;
  L.Icon.Default.imagePath = library + 'images/';
  const map = L.map(box, { attributionControl: Boolean(button.dataset.tiles), maxZoom: 18, zoomSnap: 0.5 });
  if (button.dataset.tiles) L.tileLayer(button.dataset.tiles, { attribution: '© OpenStreetMap', maxZoom: 18 }).addTo(map);
  const answer = await fetch('/api/v1/places/villages');
  if (!answer.ok) throw new Error('no villages');
  const villages = L.geoJSON(await answer.json(), {
    style: { color: '#0b5d4e', weight: 1, fillColor: '#0b5d4e', fillOpacity: button.dataset.tiles ? 0.04 : 0.1 },
    onEachFeature: (village, layer) => layer.bindTooltip(village.properties.label, { sticky: true }),
  }).addTo(map);
  map.fitBounds(villages.getBounds());
  let marker = null;
  const show = (latitude, longitude, near) => {
    if (marker) marker.setLatLng([latitude, longitude]);
    else marker = L.marker([latitude, longitude], { keyboard: false }).addTo(map);
    if (near) map.setView([latitude, longitude], 15);
  };
  map.on('click', (event) => {
    show(event.latlng.lat, event.latlng.lng, false);
    onPoint(event.latlng.lat, event.latlng.lng);
  });
  return show;
}

function style(href) {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = done;
    link.onerror = failed;
    document.head.append(link);
  });
}

function script(src) {
  return new Promise((done, failed) => {
    const element = document.createElement('script');
    element.src = src;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}
