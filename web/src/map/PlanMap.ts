import './worker';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import type { FeatureCollection } from 'geojson';
import { Map as LibreMap, NavigationControl, ScaleControl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import { looks, mapStyle, unitLineZoom, type BaseTiles, type MapTheme } from './baseStyle';
import { blended, packed } from './colors/palette';
import type { LabelPoint } from './labels';
import { boxOf, latitudeOf, longitudeOf, mainBox, mercatorX, mercatorY, type Box, type Places } from './mercator';
import type { Outlines } from './outlines';
import { PointsLayer, type PointDrawing } from './points/PointsLayer';
import { placeNear, placesInBox, placesInCircle, placesInRing } from './selecting';
import { ShapeTool, type Shape, type ShapeKeys, type Tool } from './ShapeTool';

/** What is drawn: units as polygons from tiles, or as points; under them land, over them the accounts. */
export interface MapContent {
  /** One representative place a unit. */
  readonly places: Places;
  /** Address of the units' vector tiles; absent: the units are points. */
  readonly tiles?: string;
  readonly base: BaseTiles;
  /** Accounts over polygon units, drawn as plain dots. */
  readonly accounts?: Places;
}

export interface MapLabel extends LabelPoint {
  readonly name: string;
  readonly figure: string;
  /** The heavier label stays where two collide. */
  readonly weight: number;
}

export interface Picked {
  readonly unit: number;
  readonly keys: ShapeKeys;
}

export interface Hovered {
  /** -1: nothing. */
  readonly unit: number;
  /** Pixels from the map's top left corner. */
  readonly x: number;
  readonly y: number;
}

/** Whether this browser can draw the map at all. */
export function canDrawMap(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/**
 * The map: shows units, recolours what changed, draws outlines, selection and labels it is given. What happens per frame
 * stays in here; what is selected is decided by loops over typed arrays, never by asking the renderer.
 */
export class PlanMap {
  onPick: (picked: Picked | null) => void = () => undefined;
  onHover: (hovered: Hovered) => void = () => undefined;
  onShape: (units: Uint32Array, keys: ShapeKeys) => void = () => undefined;
  onDrawing: (units: Uint32Array | null) => void = () => undefined;

  readonly map: LibreMap;
  private readonly tools: ShapeTool;
  private readonly container: HTMLElement;
  private readonly drawing: PointDrawing | undefined;
  private content: MapContent | null = null;
  private theme: MapTheme;
  private colors: Uint32Array = new Uint32Array(0);
  private shown: Uint32Array = new Uint32Array(0);
  private selected: readonly number[] = [];
  private isSelected: (unit: number) => boolean = () => false;
  private unitPoints: PointsLayer | null = null;
  private accountPoints: PointsLayer | null = null;
  private outlines: Outlines | null = null;
  private levels = 1;
  private hovered = -1;
  private labels: readonly MapLabel[] = [];
  private isReady = false;
  private size = { width: 0, height: 0 };
  /** Counts the styles asked for: what an overtaken one would still do is not done. */
  private styles = 0;

  /** @param options drawing: who draws points; absent, as the browser's renderer is. */
  constructor(container: HTMLElement, options: { theme: MapTheme; title: string; drawing?: PointDrawing }) {
    this.container = container;
    this.drawing = options.drawing;
    this.theme = options.theme;
    this.map = new LibreMap({
      container,
      style: mapStyle(options.theme, { base: {} }),
      center: [-96, 38],
      zoom: 3.2,
      minZoom: 0.5,
      maxZoom: 14,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      boxZoom: false,
      renderWorldCopies: false,
      attributionControl: false,
      fadeDuration: 0,
      locale: { 'Map.Title': options.title },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    this.map.on('mousemove', this.moved);
    this.map.on('mouseout', () => this.hover(-1, 0, 0));
    this.map.on('click', this.clicked);
    this.map.on('moveend', () => this.noteCamera());
    this.map.on('resize', this.resized);
    this.map.on('idle', () => {
      if (this.isReady && this.content !== null) {
        container.dataset.state = 'idle';
      }
    });
    // The map brings back its own layers when the card was lost, not ours.
    this.map.on('webglcontextrestored', () => this.restyle());
    this.map.on('zoom', () => this.stylePoints());
    this.size = { width: container.clientWidth, height: container.clientHeight };
    this.tools = new ShapeTool(this.map);
    this.tools.onDone = (shape, keys) => this.onShape(this.unitsIn(shape), keys);
    this.tools.onDrawing = (shape) => this.onDrawing(shape === null ? null : this.unitsIn(shape));
  }

  /** Says who hears what the planner does on the map. */
  listen(listeners: Partial<Pick<PlanMap, 'onPick' | 'onHover' | 'onShape' | 'onDrawing'>>): void {
    Object.assign(this, listeners);
  }

  /** Shows other units; colours, outlines and selection start empty. */
  show(content: MapContent): void {
    this.content = content;
    this.colors = new Uint32Array(content.places.x.length);
    this.outlines = null;
    this.selected = [];
    this.restyle();
    const box = mainBox(content.places);
    if (box !== null) {
      this.fit(box, false);
    }
  }

  /** Puts other land and lines under what is shown; the view stays. */
  rebase(base: BaseTiles): void {
    if (this.content !== null) {
      this.content = { ...this.content, base };
      this.restyle();
    }
  }

  /** Puts accounts over polygon units, or takes them away; everything else stays as it is. */
  dot(accounts: Places | undefined): void {
    if (this.content === null) {
      return;
    }
    this.content = { ...this.content, accounts };
    if (this.isReady) {
      this.addAccounts();
      this.stylePoints();
    }
  }

  setTheme(theme: MapTheme): void {
    if (theme !== this.theme) {
      this.theme = theme;
      this.restyle();
    }
  }

  /** Paints each unit; only units whose colour differs from what is shown are sent. O(units). */
  recolor(colors: Uint32Array): void {
    this.colors = colors;
    this.paint();
  }

  /** Borders between areas; call again whenever the outlines changed. */
  border(outlines: Outlines, levels: number): void {
    this.outlines = outlines;
    this.levels = levels;
    this.setLines('borders', outlines.lines(levels));
    this.outlineSelection();
  }

  label(labels: readonly MapLabel[]): void {
    this.labels = labels;
    this.setLines('labels', {
      type: 'FeatureCollection',
      features: labels.map((label) => ({
        type: 'Feature',
        properties: { name: label.name, figure: label.figure, weight: label.weight },
        geometry: { type: 'Point', coordinates: [label.longitude, label.latitude] },
      })),
    });
  }

  /** Marks the selected units. O(units selected before and now). */
  select(units: readonly number[], isSelected: (unit: number) => boolean): void {
    this.unitPoints?.mark(this.selected, false);
    const touched = [...this.selected, ...units];
    this.selected = [...units];
    this.isSelected = isSelected;
    this.unitPoints?.mark(units, true);
    this.paint(touched);
    this.outlineSelection();
  }

  /** Moves the camera so that the units are in sight. */
  focus(units: Iterable<number>): void {
    const box = this.content === null ? null : boxOf(this.content.places, units);
    if (box !== null) {
      this.fit(box, true);
    }
  }

  /** Moves the camera at once so that these places are in sight. */
  frame(places: Places): void {
    const box = boxOf(places, places.x.keys());
    if (box !== null) {
      this.fit(box, false);
    }
  }

  showAll(): void {
    const box = this.content === null ? null : mainBox(this.content.places);
    if (box !== null) {
      this.fit(box, true);
    }
  }

  /** Draws one unit's outline, as hovering does; -1 none. */
  highlight(unit: number): void {
    if (unit === this.hovered) {
      return;
    }
    this.hovered = unit;
    const hasOutline = unit >= 0 && this.outlines !== null && this.unitPoints === null;
    const arcs = hasOutline ? this.outlines!.around([unit], (other) => other === unit) : [];
    this.setLines('hover', { type: 'FeatureCollection', features: hasOutline ? [this.outlines!.feature(arcs, {})] : [] });
  }

  use(tool: Tool): void {
    this.tools.use(tool);
  }

  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.tools.remove();
    this.map.remove();
  }

  private restyle(): void {
    const content = this.content;
    const asked = ++this.styles;
    this.isReady = false;
    this.container.dataset.state = 'loading';
    this.shown = new Uint32Array(this.colors.length).fill(0xffffffff);
    this.unitPoints = null;
    this.accountPoints = null;
    this.map.setStyle(mapStyle(this.theme, { units: content?.tiles, base: content?.base ?? {} }), { diff: false });
    this.map.once('style.load', () => {
      if (asked !== this.styles) {
        return;
      }
      this.isReady = true;
      if (content === null) {
        return;
      }
      if (content.tiles === undefined) {
        this.unitPoints = new PointsLayer('unit-points', content.places, this.drawing);
        this.map.addLayer(this.unitPoints, 'borders');
        this.unitPoints.mark(this.selected, true);
      }
      this.addAccounts();
      this.stylePoints();
      this.paint();
      if (this.outlines !== null) {
        this.border(this.outlines, this.levels);
      }
      this.label(this.labels);
    });
  }

  private addAccounts(): void {
    if (this.accountPoints !== null) {
      this.map.removeLayer(this.accountPoints.id);
      this.accountPoints = null;
    }
    const accounts = this.content?.accounts;
    if (accounts !== undefined) {
      this.accountPoints = new PointsLayer('account-points', accounts, this.drawing);
      this.accountPoints.recolor(new Uint32Array(accounts.x.length).fill(this.theme === 'dark' ? 0xf1f3f5 : 0x1d242b));
      this.map.addLayer(this.accountPoints, 'selection-halo');
    }
  }

  private paint(units?: readonly number[]): void {
    if (!this.isReady || this.content === null) {
      return;
    }
    if (this.unitPoints !== null) {
      this.unitPoints.recolor(this.colors);
      return;
    }
    const accent = packed(looks[this.theme].selection);
    const paintUnit = (unit: number) => {
      const color = this.isSelected(unit) ? blended(this.colors[unit], accent, 0.35) : this.colors[unit];
      if (color !== this.shown[unit]) {
        this.shown[unit] = color;
        this.map.setFeatureState({ source: 'units', sourceLayer: 'units', id: unit }, { c: color });
      }
    };
    if (units !== undefined) {
      units.forEach(paintUnit);
    } else {
      for (let unit = 0; unit < this.colors.length; unit++) {
        paintUnit(unit);
      }
    }
  }

  private outlineSelection(): void {
    const hasOutline = this.outlines !== null && this.unitPoints === null && this.selected.length > 0;
    const features = hasOutline ? [this.outlines!.feature(this.outlines!.around(this.selected, this.isSelected), {})] : [];
    this.setLines('selection', { type: 'FeatureCollection', features });
  }

  private setLines(source: 'borders' | 'selection' | 'hover' | 'labels', data: FeatureCollection): void {
    if (this.isReady) {
      void this.map.getSource<GeoJSONSource>(source)?.setData(data);
    }
  }

  private stylePoints(): void {
    const zoom = this.map.getZoom();
    const count = this.content?.places.x.length ?? 0;
    const crowded = count > 50000 ? 0.6 : 1;
    this.unitPoints?.style(Math.max(2, (2 + zoom * 0.9) * crowded), this.theme === 'dark');
    this.accountPoints?.style(Math.max(2, 1 + zoom * 0.5), this.theme === 'dark');
  }

  private fit(box: Box, isAnimated: boolean): void {
    const padding = { top: 30, bottom: 30, left: 30, right: 30 };
    const bounds: [number, number, number, number] = [longitudeOf(box.west), latitudeOf(box.south), longitudeOf(box.east), latitudeOf(box.north)];
    const isStill = !isAnimated || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.fitBounds(bounds, { padding, maxZoom: unitLineZoom + 2, duration: isStill ? 0 : 350 });
    this.noteCamera();
  }

  /** The place in the top left corner, and the zoom. */
  private noteCamera(): void {
    const { lng, lat } = this.map.unproject([0, 0]);
    this.container.dataset.camera = `${lng.toFixed(5)},${lat.toFixed(5)},${this.map.getZoom().toFixed(4)}`;
  }

  private unitsIn(shape: Shape): Uint32Array {
    const places = this.content!.places;
    switch (shape.kind) {
      case 'ring':
        return placesInRing(places, shape.ring);
      case 'box':
        return placesInBox(places, shape);
      case 'circle':
        return placesInCircle(places, shape.x, shape.y, shape.radius);
    }
  }

  private unitAt(event: MapMouseEvent): number {
    if (this.content === null || !this.isReady) {
      return -1;
    }
    if (this.unitPoints !== null) {
      const reach = 8 / (512 * 2 ** this.map.getZoom());
      return placeNear(this.content.places, mercatorX(event.lngLat.lng), mercatorY(event.lngLat.lat), reach);
    }
    const feature = this.map.queryRenderedFeatures(event.point, { layers: ['units'] }).at(0);
    return feature === undefined ? -1 : Number(feature.id);
  }

  /** Where only the height changed, something opened or closed below: what is under the pointer stays there. */
  private readonly resized = (): void => {
    const { clientWidth: width, clientHeight: height } = this.container;
    const { width: before, height: tall } = this.size;
    this.size = { width, height };
    if (width === before && height !== tall) {
      this.map.panBy([0, (height - tall) / 2], { animate: false });
    } else {
      this.noteCamera();
    }
  };

  private readonly moved = (event: MapMouseEvent): void => {
    if (this.tools.current === 'pick' && !this.map.isMoving()) {
      this.hover(this.unitAt(event), event.point.x, event.point.y);
    }
  };

  private readonly clicked = (event: MapMouseEvent): void => {
    if (this.tools.current === 'pick') {
      const unit = this.unitAt(event);
      const { shiftKey, altKey, ctrlKey, metaKey } = event.originalEvent;
      this.onPick(unit < 0 ? null : { unit, keys: { shift: shiftKey || ctrlKey || metaKey, alt: altKey } });
    }
  };

  private hover(unit: number, x: number, y: number): void {
    this.map.getCanvas().style.cursor = unit >= 0 ? 'pointer' : '';
    this.highlight(unit);
    this.onHover({ unit, x, y });
  }
}
