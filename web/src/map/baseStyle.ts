import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';

export type MapTheme = 'light' | 'dark';

/** Addresses of our own tiles under the plan; each optional, since a workspace may have other sets only. */
export interface BaseTiles {
  /** Countries: land and their borders. */
  readonly land?: string;
  /** States or the like: thin lines. */
  readonly lines?: string;
}

interface Look {
  readonly water: string;
  readonly land: string;
  readonly line: string;
  readonly unitLine: string;
  readonly border: string;
  readonly selection: string;
  readonly text: string;
  readonly halo: string;
}

export const looks: Record<MapTheme, Look> = {
  light: {
    water: '#e9eff3',
    land: '#f8f7f4',
    line: '#b9c0c6',
    unitLine: '#5d666e',
    border: '#1d242b',
    selection: '#0b1f33',
    text: '#10161b',
    halo: '#ffffff',
  },
  dark: {
    water: '#15191d',
    land: '#23282d',
    line: '#4d565e',
    unitLine: '#15191d',
    border: '#f1f3f5',
    selection: '#ffffff',
    text: '#f8fafb',
    halo: '#0d1013',
  },
};

/** A unit's colour is its feature-state c, packed 0xrrggbb; so a recolour never lays out a tile again. */
const stateColor: ExpressionSpecification = [
  'rgb',
  ['floor', ['/', ['coalesce', ['feature-state', 'c'], 0xffffff], 65536]],
  ['%', ['floor', ['/', ['coalesce', ['feature-state', 'c'], 0xffffff], 256]], 256],
  ['%', ['coalesce', ['feature-state', 'c'], 0xffffff], 256],
];

/** From this zoom on each unit's own border is drawn: far out the outlines would cost sixty times the fills. */
export const unitLineZoom = 6;

const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };

/** The whole style: no glyphs address (letters are drawn from the system's font), no sprite, nothing from elsewhere. */
export function mapStyle(theme: MapTheme, tiles: { units?: string; base: BaseTiles }): StyleSpecification {
  const look = looks[theme];
  const vector = (address: string) => ({ type: 'vector' as const, tiles: [address], maxzoom: 8 });
  const style: StyleSpecification = {
    version: 8,
    sources: { borders: empty, selection: empty, hover: empty, labels: empty },
    layers: [{ id: 'water', type: 'background', paint: { 'background-color': look.water } }],
  };
  if (tiles.base.land !== undefined) {
    style.sources.land = vector(tiles.base.land);
    style.layers.push(
      { id: 'land', type: 'fill', source: 'land', 'source-layer': 'units', paint: { 'fill-color': look.land, 'fill-antialias': false } },
      { id: 'land-line', type: 'line', source: 'land', 'source-layer': 'units', paint: { 'line-color': look.line, 'line-width': 0.8 } },
    );
  }
  if (tiles.units !== undefined) {
    style.sources.units = vector(tiles.units);
    style.layers.push(
      { id: 'units', type: 'fill', source: 'units', 'source-layer': 'units', paint: { 'fill-color': stateColor, 'fill-antialias': false } },
      {
        id: 'unit-lines',
        type: 'line',
        source: 'units',
        'source-layer': 'units',
        minzoom: unitLineZoom,
        paint: { 'line-color': look.unitLine, 'line-width': 0.5, 'line-opacity': ['interpolate', ['linear'], ['zoom'], unitLineZoom, 0, unitLineZoom + 0.5, 0.6] },
      },
    );
  }
  if (tiles.base.lines !== undefined) {
    style.sources.lines = vector(tiles.base.lines);
    style.layers.push({
      id: 'base-lines',
      type: 'line',
      source: 'lines',
      'source-layer': 'units',
      paint: { 'line-color': look.unitLine, 'line-width': 0.5, 'line-opacity': 0.55 },
    });
  }
  const levelWidth: ExpressionSpecification = ['match', ['get', 'level'], 0, 2.4, 1.1];
  style.layers.push(
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': look.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, levelWidth, 8, ['*', 1.8, levelWidth]] },
    },
    { id: 'selection-halo', type: 'line', source: 'selection', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': look.halo, 'line-width': 5 } },
    { id: 'selection', type: 'line', source: 'selection', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': look.selection, 'line-width': 2.5 } },
    { id: 'hover', type: 'line', source: 'hover', layout: { 'line-join': 'round' }, paint: { 'line-color': look.selection, 'line-width': 1.8 } },
    {
      id: 'labels',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': ['format', ['get', 'name'], { 'font-scale': 1 }, '\n', {}, ['get', 'figure'], { 'font-scale': 0.85 }],
        'text-font': ['sans-serif'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 7, 15],
        'symbol-sort-key': ['-', ['get', 'weight']],
        'text-padding': 3,
        'text-max-width': 9,
      },
      paint: { 'text-color': look.text, 'text-halo-color': look.halo, 'text-halo-width': 1.6 },
    },
  );
  return style;
}
