'use strict';

// The keys 1, 2 and 3 choose a suggestion, unless one is writing.
document.addEventListener('keydown', function (event) {
  const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const button = document.querySelector('button[data-key="' + CSS.escape(event.key) + '"]');
  if (button) {
    button.click();
  }
});

// The map draws the villages from our own polygons; no outside tiles.
document.addEventListener('DOMContentLoaded', function () {
  const box = document.getElementById('map');
  if (!box || !window.L) {
    return;
  }
  const map = L.map(box, {attributionControl: false, scrollWheelZoom: false});
  map.setView([-6.595, 107.43], 10);
  let point = null;
  if (box.dataset.latitude) {
    point = [Number(box.dataset.latitude), Number(box.dataset.longitude)];
    map.setView(point, 13);
  }
  fetch(box.dataset.villages).then(function (response) { return response.json(); }).then(function (villages) {
    L.geoJSON(villages, {
      style: function (feature) {
        const here = box.dataset.area && feature.id.startsWith(box.dataset.area);
        return {color: '#51605c', weight: 1, fillColor: here ? '#0b5d4e' : '#ffffff', fillOpacity: here ? 0.3 : 0.6};
      },
      onEachFeature: function (feature, layer) {
        layer.bindTooltip(feature.properties.label);
        if (!point && box.dataset.area && feature.id.startsWith(box.dataset.area)) {
          map.fitBounds(layer.getBounds(), {maxZoom: 13});
        }
      }
    }).addTo(map);
    if (point) {
      L.circleMarker(point, {radius: 8, color: '#9d1c1c', fillOpacity: 0.9}).addTo(map);
    }
  });
});
