'use strict';

// A click on the map fills in the two fields; who has no map types them.
document.addEventListener('DOMContentLoaded', function () {
  const box = document.getElementById('point-map');
  const latitude = document.getElementById('latitude');
  const longitude = document.getElementById('longitude');
  if (!box || !window.L) {
    return;
  }
  const map = L.map(box, {attributionControl: false, scrollWheelZoom: false});
  map.setView([-6.595, 107.43], 10);
  let marker = null;

  function typed() {
    const point = [Number(latitude.value.replace(',', '.')), Number(longitude.value.replace(',', '.'))];
    return latitude.value && longitude.value && point.every(Number.isFinite) ? point : null;
  }

  function show() {
    const point = typed();
    if (marker) {
      marker.remove();
      marker = null;
    }
    if (point) {
      marker = L.circleMarker(point, {radius: 8, color: '#9d1c1c', fillOpacity: 0.9}).addTo(map);
    }
    return point;
  }

  function choose(event) {
    latitude.value = event.latlng.lat.toFixed(5);
    longitude.value = event.latlng.lng.toFixed(5);
    show();
  }

  fetch(box.dataset.villages).then(function (response) { return response.json(); }).then(function (villages) {
    L.geoJSON(villages, {
      style: {color: '#51605c', weight: 1, fillColor: '#ffffff', fillOpacity: 0.6},
      onEachFeature: function (feature, layer) {
        layer.bindTooltip(feature.properties.label);
      }
    }).addTo(map);
    show();
  });
  map.on('click', choose);
  latitude.addEventListener('change', show);
  longitude.addEventListener('change', show);
  const first = show();
  if (first) {
    map.setView(first, 14);
  }
});
