// The counties as the service would give them: vector tiles, shared arcs, one place a unit. For measuring the map by itself.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const packages = path.resolve(import.meta.dirname, '../../web/node_modules/@maplibre');
const { GeoJSONVT } = await import(`${packages}/geojson-vt/dist/geojson-vt.mjs`);
const { fromGeojsonVt } = await import(`${packages}/vt-pbf/dist/index.es.js`);

export function readCounties(file) {
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  const arcs = topology.arcs.map((arc) => decoded(arc, topology.transform));
  const units = topology.objects.counties.geometries;
  const left = new Int32Array(arcs.length).fill(-1);
  const right = new Int32Array(arcs.length).fill(-1);
  const features = units.map((unit, number) => {
    const polygons = unit.type === 'MultiPolygon' ? unit.arcs : [unit.arcs];
    const coordinates = polygons.map((rings) =>
      rings.map((ring) =>
        ring.flatMap((reference, index) => {
          const arc = reference < 0 ? ~reference : reference;
          (reference < 0 ? right : left)[arc] = number;
          const corners = reference < 0 ? [...arcs[arc]].reverse() : arcs[arc];
          return index === 0 ? corners : corners.slice(1);
        }),
      ),
    );
    return { type: 'Feature', id: number, properties: {}, geometry: { type: 'MultiPolygon', coordinates } };
  });
  return { features, mesh: { units: units.length, arcs, left: [...left], right: [...right] }, places: features.map(middle) };
}

/** Serves z/x/y as the bytes of a vector tile with the layer "units", or null when the tile is empty. */
export function tilesOf(features) {
  const index = new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: 8, indexMaxZoom: 4, tolerance: 3, extent: 4096, buffer: 64 });
  return (z, x, y) => {
    const tile = index.getTile(z, x, y);
    return tile === null ? null : Buffer.from(fromGeojsonVt({ units: tile }, { version: 2, extent: 4096 }));
  };
}

function decoded(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function middle(feature) {
  const ring = feature.geometry.coordinates.reduce((longest, [outside]) => (outside.length > longest.length ? outside : longest), []);
  return [0, 1].map((axis) => ring.reduce((sum, corner) => sum + corner[axis], 0) / ring.length);
}
