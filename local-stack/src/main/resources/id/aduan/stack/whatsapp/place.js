// A map of the villages from our own shapes, on which one points at a place. No tiles, nothing from outside.
"use strict";

const Place = (() => {
    const SVG = "http://www.w3.org/2000/svg";
    const byId = (id) => document.getElementById(id);
    let loading = null;
    let marker = null;

    function put(latitude, longitude) {
        byId("latitude").value = latitude.toFixed(5);
        byId("longitude").value = longitude.toFixed(5);
        mark();
    }

    function mark() {
        const latitude = Number(byId("latitude").value);
        const longitude = Number(byId("longitude").value);
        if (marker && Number.isFinite(latitude) && Number.isFinite(longitude)) {
            marker.setAttribute("cx", longitude);
            marker.setAttribute("cy", -latitude);
        }
    }

    function choose(code) {
        for (const path of byId("map").querySelectorAll("path")) {
            path.classList.toggle("chosen", path.dataset.code === code);
        }
        byId("village").value = code;
    }

    /** The middle of a ring of [longitude, latitude], by its area. */
    function middle(ring) {
        let area = 0;
        let x = 0;
        let y = 0;
        for (let i = 0; i < ring.length; i++) {
            const [x0, y0] = ring[i];
            const [x1, y1] = ring[(i + 1) % ring.length];
            const cross = x0 * y1 - x1 * y0;
            area += cross;
            x += (x0 + x1) * cross;
            y += (y0 + y1) * cross;
        }
        return area === 0 ? ring[0] : [x / (3 * area), y / (3 * area)];
    }

    function draw(villages) {
        const map = byId("map");
        const select = byId("village");
        let west = 180;
        let east = -180;
        let south = 90;
        let north = -90;
        const middles = {};
        for (const village of villages.features) {
            const ring = village.geometry.coordinates[0];
            for (const [longitude, latitude] of ring) {
                west = Math.min(west, longitude);
                east = Math.max(east, longitude);
                south = Math.min(south, latitude);
                north = Math.max(north, latitude);
            }
            const path = document.createElementNS(SVG, "path");
            path.setAttribute("d", "M" + ring.map(([x, y]) => x + " " + -y).join("L") + "Z");
            path.dataset.code = village.id;
            const title = document.createElementNS(SVG, "title");
            title.textContent = village.properties.label;
            path.append(title);
            map.append(path);
            middles[village.id] = middle(ring);
            select.append(new Option(village.properties.label, village.id));
        }
        map.setAttribute("viewBox", [west - .01, -north - .01, east - west + .02, north - south + .02].join(" "));
        marker = document.createElementNS(SVG, "circle");
        marker.setAttribute("r", ".008");
        map.append(marker);
        map.addEventListener("click", (event) => {
            const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
            choose(event.target.dataset.code ?? "");
            put(-point.y, point.x);
        });
        select.addEventListener("change", () => {
            choose(select.value);
            if (select.value) {
                put(middles[select.value][1], middles[select.value][0]);
            }
        });
        mark();
    }

    async function load(noMap) {
        try {
            const answer = await fetch("/api/v1/places/villages");
            if (!answer.ok) {
                throw new Error("no villages");
            }
            draw(await answer.json());
        } catch {
            loading = null; // the door that has the shapes may come back
            byId("map-note").textContent = noMap;
        }
    }

    for (const id of ["latitude", "longitude"]) {
        byId(id).addEventListener("input", mark);
    }

    return {
        /** Shows the dialog; the map is loaded at the first time. */
        open(noMap) {
            loading ??= load(noMap);
            byId("place").showModal();
        },
        /** What is chosen, as an act of the API; null when it is no place. */
        chosen() {
            const latitude = Number(byId("latitude").value.replace(",", "."));
            const longitude = Number(byId("longitude").value.replace(",", "."));
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                return null;
            }
            const name = byId("place-name").value.trim();
            const act = {type: "location", latitude, longitude, forwarded: byId("forwarded").checked};
            return name ? {...act, name} : act;
        }
    };
})();
