import { randomPlan } from '../../../web/src/Alignments/building';
import { previewOf } from '../../../web/src/Alignments/preview';
import { Selection } from '../../../web/src/Alignments/Selection';
import { figuresOf } from '../../../web/src/Alignments/balance';
import { Ancestry, areaGraph, byArea, colored, labelPoints, Outlines, placesOf, PlanMap, unassignedColor, type Mesh, type Places } from '../../../web/src/map';
import type { PointDrawing } from '../../../web/src/map/points/PointsLayer';
import { touchingUnits } from '../../../web/src/map/mesh';
import { randomFrom } from '../../../web/src/map/random';
import { placesInRing } from '../../../web/src/map/selecting';

interface Shapes {
  mesh: { units: number; arcs: [number, number][][]; left: number[]; right: number[] };
  places: [number, number][];
}

const theme = new URLSearchParams(location.search).get('theme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset.mantineColorScheme = theme;
const container = document.getElementById('map')!;

/** Waits until what was asked for is drawn: reading a pixel in the frame's own turn waits for the renderer, which else works on after the call. */
function painted(map: PlanMap): Promise<void> {
  return new Promise((resolve) => {
    map.map.once('render', () => {
      const gl = map.map.getCanvas().getContext('webgl2')!;
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      resolve();
    });
    map.map.triggerRepaint();
  });
}

function idle(map: PlanMap): Promise<void> {
  return new Promise((resolve) => map.map.once('idle', () => resolve()));
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function ring(corners: number): Float64Array {
  const random = randomFrom(5);
  return Float64Array.from(
    Array.from({ length: corners }, (_, corner) => {
      const angle = (corner / corners) * 2 * Math.PI;
      const radius = 0.02 + 0.03 * random();
      return [0.23 + radius * Math.cos(angle), 0.38 + radius * Math.sin(angle)];
    }).flat(),
  );
}

async function points(count: number, drawing: PointDrawing): Promise<Record<string, number>> {
  const random = randomFrom(1);
  const longitude = Array.from({ length: count }, () => -124 + 57 * random());
  const latitude = Array.from({ length: count }, () => 25 + 24 * random());
  const places = placesOf(longitude, latitude);
  const colors = (seed: number) => Uint32Array.from({ length: count }, (_, point) => ((point * 2654435761 + seed * 40503) >>> 8) & 0xffffff);
  const map = new PlanMap(container, { theme, title: 'Points', drawing });
  await idle(map);
  const asked = performance.now();
  let handed = 0;
  const first = await timed(async () => {
    map.show({ places, base: {} });
    map.recolor(colors(1));
    await new Promise<void>((resolve) => map.map.once('style.load', () => resolve()));
    map.map.once('render', () => (handed = performance.now() - asked));
    await painted(map);
  });
  await idle(map);
  const frame = await timed(() => painted(map));
  map.map.panBy([7, 5], { animate: false });
  const panned = await timed(() => painted(map));
  const recolor = await timed(async () => {
    map.recolor(colors(2));
    await painted(map);
  });
  let found = 0;
  const lasso = await timed(() => void (found = placesInRing(places, ring(40)).length));
  map.remove();
  return { handed, first, frame, panned, recolor, lasso, found };
}

/** A frame of the map without points: what no way of drawing them can go below. */
async function empty(): Promise<Record<string, number>> {
  const map = new PlanMap(container, { theme, title: 'Empty' });
  await idle(map);
  const frame = await timed(() => painted(map));
  map.remove();
  return { frame };
}

/** The peer: the same points as the map library's own circle layer. */
async function circles(count: number): Promise<Record<string, number>> {
  const random = randomFrom(1);
  const features = Array.from({ length: count }, (_, point) => ({
    type: 'Feature' as const,
    id: point,
    properties: {},
    geometry: { type: 'Point' as const, coordinates: [-124 + 57 * random(), 25 + 24 * random()] },
  }));
  const map = new PlanMap(container, { theme, title: 'Circles' });
  await idle(map);
  const first = await timed(async () => {
    map.map.addSource('peer', { type: 'geojson', data: { type: 'FeatureCollection', features } });
    map.map.addLayer({ id: 'peer', type: 'circle', source: 'peer', paint: { 'circle-radius': 1.5, 'circle-color': '#0072b2' } });
    await idle(map);
    await painted(map);
  });
  const frame = await timed(() => painted(map));
  map.remove();
  return { first, frame };
}

function meshOf({ mesh }: Shapes): Mesh {
  const start = new Uint32Array(mesh.arcs.length + 1);
  mesh.arcs.forEach((arc, index) => (start[index + 1] = start[index] + arc.length));
  const corners = mesh.arcs.flat();
  return {
    units: mesh.units,
    start,
    longitude: Float64Array.from(corners, ([x]) => x),
    latitude: Float64Array.from(corners, ([, y]) => y),
    left: Int32Array.from(mesh.left),
    right: Int32Array.from(mesh.right),
  };
}

/** 4 regions over some territories, grown from spread-out seeds by nearness. */
function divided(places: Places, territories: number): { areaOfUnit: Uint16Array; areas: { number: number; level: number; parent: number }[] } {
  const random = randomFrom(9);
  const seeds = Array.from({ length: territories }, () => Math.floor(random() * places.x.length));
  const areaOfUnit = Uint16Array.from(places.x, (x, unit) => {
    const apart = (seed: number) => (places.x[seed] - x) ** 2 + (places.y[seed] - places.y[unit]) ** 2;
    return 4 + seeds.reduce((best, seed, index) => (apart(seed) < apart(seeds[best]) ? index : best), 0);
  });
  const regionOf = (index: number) => (places.x[seeds[index]] < 0.22 ? 0 : places.x[seeds[index]] < 0.25 ? 1 : places.y[seeds[index]] < 0.385 ? 2 : 3);
  const areas = [
    ...[0, 1, 2, 3].map((number) => ({ number, level: 0, parent: -1 })),
    ...seeds.map((_, index) => ({ number: 4 + index, level: 1, parent: regionOf(index) })),
  ];
  return { areaOfUnit, areas };
}

async function counties(isKept = false): Promise<Record<string, number>> {
  const shapes = (await (await fetch('/bench/shapes.json')).json()) as Shapes;
  const places = placesOf(shapes.places.map(([x]) => x), shapes.places.map(([, y]) => y));
  const map = new PlanMap(container, { theme, title: 'Counties' });
  await idle(map);
  const { areaOfUnit, areas } = divided(places, 40);
  const outlines = new Outlines(meshOf(shapes));
  const ancestry = new Ancestry(areas);
  const first = await timed(async () => {
    map.show({ places, tiles: `${location.origin}/bench/tiles/{z}/{x}/{y}`, base: {} });
    await new Promise<void>((resolve) => map.map.once('style.load', () => resolve()));
    await idle(map);
  });
  const pairs = Array.from(touchingUnits(meshOf(shapes)), ([a, b]) => [areaOfUnit[a], areaOfUnit[b]] as const);
  const palette = colored({ graph: areaGraph(44, pairs), chosen: [] });
  const colorOfArea = new Map(palette.map((color, area) => [area, color]));
  const recolor = await timed(async () => {
    map.recolor(byArea(areaOfUnit, colorOfArea, unassignedColor[theme]));
    await painted(map);
  });
  const shifted = new Map(palette.map((_, area) => [area, palette[(area + 7) % palette.length]]));
  const again = await timed(async () => {
    map.recolor(byArea(areaOfUnit, shifted, unassignedColor[theme]));
    await painted(map);
  });
  const outline = await timed(() => outlines.compute(areaOfUnit, ancestry));
  const bordered = await timed(async () => {
    map.border(outlines, 2);
    await idle(map);
  });
  const moved = Array.from({ length: 50 }, (_, unit) => 1000 + unit);
  const move = await timed(() => void outlines.update(moved.filter((unit) => (areaOfUnit[unit] = 5) > 0), areaOfUnit, ancestry));
  map.recolor(byArea(areaOfUnit, colorOfArea, unassignedColor[theme]));
  map.border(outlines, 2);
  map.label(labelPoints(places, areaOfUnit).map((point) => ({ ...point, name: `Territory ${point.area - 3}`, figure: '20,461 · +1.2 %', weight: 1 })));
  await idle(map);
  if (isKept) {
    const selection = new Selection(places.x.length);
    map.onShape = (units, keys) => {
      selection.apply(units, keys.shift ? 'add' : keys.alt ? 'remove' : 'replace');
      map.select(selection.units, selection.has);
    };
    Object.assign(window, { planMap: map });
  } else {
    map.remove();
  }
  return { first, recolor, again, outline, bordered, move };
}

/** Live totals of a selection of 5,000 of 250,000 units in ten territories, of however many there are, and the move itself. */
async function totals(territories: number): Promise<Record<string, number>> {
  const plan = randomPlan({ units: 250_000, regions: 4, territories });
  const units = [...plan.areaOfUnit.keys()].filter((unit) => plan.areaOfUnit[unit] < 4 + 10).slice(0, 5000);
  const runs = 20;
  let rows = 0;
  const preview = await timed(() => {
    for (let run = 0; run < runs; run++) {
      rows += previewOf(plan, units, 5).rows.length;
    }
  });
  const move = await timed(() => {
    for (let run = 0; run < runs; run++) {
      plan.begin({ kind: 'moveUnits', units, to: 4 + (run % 9) });
    }
  });
  const figures = await timed(() => {
    for (let run = 0; run < runs; run++) {
      rows += figuresOf(plan).size;
    }
  });
  return { preview: preview / runs, move: move / runs, figures: figures / runs, rows };
}

Object.assign(window, { bench: { points, empty, circles, counties, totals } });
