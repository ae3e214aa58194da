import { ask } from './api.js';
import { combo } from './combo.js';
import { byId, make, show, word } from './words.js';

const POINT = /^\s*-?\d{1,3}[.,]\d+\s*[,;\s]\s*-?\d{1,3}[.,]\d+\s*$/;

/** Where it is: typed words with suggestions, a point of the map, coordinates told; a name of several places is never guessed. */
export function places(on) {
  const input = byId('place');
  const chosen = byId('place-chosen');
  const status = byId('place-status');

  const list = combo(input, {
    ask: async (text) => {
      const items = itemsOf(await ask('POST', '/places', { body: { q: text }, patience: 3000 }));
      if (POINT.test(text) && items.length) {
        take(items[0], false);
        return [];
      }
      return items;
    },
    line: (place) => [
      make('span', 'place-name', place.label),
      make('span', 'place-kind', kindOf(place)),
      isAmbiguous(place) ? make('span', 'badge warn', word('ambiguous')) : '',
    ],
    choose: (place) => take(place, true),
    tell: (count) => {
      status.textContent = count === null ? '' : count ? word('suggestionsFound', count) : word('suggestionsNone');
    },
  });

  function take(place, withText) {
    on.chosen({
      text: withText ? place.label : null,
      label: place.label,
      areaCode: place.areaCode || '',
      landmark: place.landmark || '',
      lat: numberOf(place.lat),
      lon: numberOf(place.lon),
    });
  }

  byId('place-clear').addEventListener('click', () => on.cleared());

  return {
    close: list.close,
    isOpen: list.isOpen,

    /** Shows what stands in the call. */
    show(fields) {
      const point = fields.lat !== '' && fields.lon !== '' ? fields.lat + ', ' + fields.lon : '';
      const known = fields.areaCode || point;
      show(chosen, Boolean(known));
      byId('place-label').textContent = known ? fields.placeLabel || point : '';
      byId('place-point').textContent = known && point && fields.placeLabel !== point ? point : '';
      show(byId('place-unknown'), Boolean(fields.place.trim()) && !known);
    },

    /** The area of a point that was clicked. */
    async at(lat, lon) {
      const point = { label: lat + ', ' + lon, areaCode: '', kind: 'POINT', lat, lon };
      try {
        const [found] = itemsOf(await ask('POST', '/places', { body: { q: lat + ', ' + lon }, patience: 3000 }));
        return found ? { ...found, lat, lon } : point;
      } catch (away) {
        return point;
      }
    },
  };
}

function itemsOf(answer) {
  return Array.isArray(answer) ? answer : answer?.items || [];
}

function isAmbiguous(place) {
  const others = place.ambiguousWith;
  return Array.isArray(others) ? others.length > 0 : Boolean(others);
}

function kindOf(place) {
  return word('kind' + place.kind);
}

function numberOf(value) {
  return typeof value === 'number' ? value.toFixed(6) : value || '';
}
