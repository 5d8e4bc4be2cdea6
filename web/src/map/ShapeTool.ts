import type { Map as LibreMap } from 'maplibre-gl';
import { mercatorX, mercatorY } from './mercator';
import type { Ring } from './selecting';

/** Pick: click one. The others draw a shape: lasso by dragging; polygon, rectangle and circle also by clicking their corners. */
export type Tool = 'pick' | 'lasso' | 'polygon' | 'rectangle' | 'circle';

export type Shape =
  | { readonly kind: 'ring'; readonly ring: Ring }
  | { readonly kind: 'box'; readonly west: number; readonly north: number; readonly east: number; readonly south: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number };

/** Keys held while the shape was finished: shift adds, alt removes. */
export interface ShapeKeys {
  readonly shift: boolean;
  readonly alt: boolean;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Under this many pixels a press and release is a click, not a drag. */
const clickReach = 5;

/**
 * Draws shapes over the map in an SVG of its own; the map is told nothing until the shape is done. While a shape tool is on
 * the map does not pan, unless the space bar is held.
 */
export class ShapeTool {
  onDrawing: (shape: Shape | null) => void = () => undefined;
  onDone: (shape: Shape, keys: ShapeKeys) => void = () => undefined;

  private readonly map: LibreMap;
  private readonly svg: SVGSVGElement;
  private readonly ghost: SVGPathElement;
  private tool: Tool = 'pick';
  private corners: Corner[] = [];
  private pointer: Corner | null = null;
  private isDown = false;
  private isFrameDue = false;
  private readonly stop = new AbortController();

  constructor(map: LibreMap) {
    this.map = map;
    this.svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.ghost = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    this.svg.setAttribute('class', 'map-shape');
    this.svg.setAttribute('aria-hidden', 'true');
    this.svg.append(this.ghost);
    map.getCanvasContainer().append(this.svg);
    const { signal } = this.stop;
    this.svg.addEventListener('pointerdown', this.pressed, { signal });
    this.svg.addEventListener('pointermove', this.moved, { signal });
    this.svg.addEventListener('pointerup', this.released, { signal });
    this.svg.addEventListener('pointercancel', () => this.cancel(), { signal });
    this.svg.addEventListener('dblclick', (event) => event.stopPropagation(), { signal });
    map.getContainer().addEventListener('keydown', this.keyed, { signal });
    map.getContainer().addEventListener('keyup', this.unkeyed, { signal });
    this.use('pick');
  }

  get current(): Tool {
    return this.tool;
  }

  use(tool: Tool): void {
    this.tool = tool;
    this.cancel();
    this.svg.style.pointerEvents = tool === 'pick' ? 'none' : 'auto';
    this.svg.style.cursor = tool === 'pick' ? '' : 'crosshair';
  }

  cancel(): void {
    this.corners = [];
    this.pointer = null;
    this.isDown = false;
    this.draw();
    this.onDrawing(null);
  }

  remove(): void {
    this.stop.abort();
    this.svg.remove();
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.map.getCanvas().focus();
    this.svg.setPointerCapture(event.pointerId);
    this.isDown = true;
    const at = this.cornerOf(event);
    if (this.tool === 'lasso' || this.corners.length === 0) {
      this.corners = this.tool === 'polygon' ? this.corners : [at];
    }
    this.pointer = at;
  };

  private readonly moved = (event: PointerEvent): void => {
    if (this.corners.length === 0) {
      return;
    }
    event.stopPropagation();
    const at = this.cornerOf(event);
    const last = this.corners[this.corners.length - 1];
    if (this.tool === 'lasso' && this.isDown && apart(at, last) >= 3) {
      this.corners.push(at);
    }
    this.pointer = at;
    if (!this.isFrameDue) {
      this.isFrameDue = true;
      requestAnimationFrame(() => {
        this.isFrameDue = false;
        this.draw();
        this.onDrawing(this.shape());
      });
    }
  };

  private readonly released = (event: PointerEvent): void => {
    if (!this.isDown) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.isDown = false;
    const at = this.cornerOf(event);
    this.pointer = at;
    switch (this.tool) {
      case 'lasso':
        this.finish(event);
        break;
      case 'polygon':
        if (this.corners.length >= 3 && (apart(at, this.corners[0]) < 10 || apart(at, this.corners[this.corners.length - 1]) < clickReach)) {
          this.pointer = null;
          this.finish(event);
        } else {
          this.corners.push(at);
          this.draw();
        }
        break;
      default:
        // A drag is done at once; a click sets the first corner and the second click finishes.
        if (apart(at, this.corners[0]) >= clickReach) {
          this.finish(event);
        } else {
          this.draw();
        }
    }
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.tool !== 'pick' && this.corners.length === 0) {
      this.svg.style.pointerEvents = 'none';
      event.preventDefault();
    }
    if (this.corners.length === 0) {
      return;
    }
    if (event.key === 'Escape') {
      this.cancel();
    } else if (event.key === 'Enter' && this.tool === 'polygon' && this.corners.length >= 3) {
      this.pointer = null;
      this.finish({ shiftKey: event.shiftKey, altKey: event.altKey });
    } else if (event.key === 'Backspace' && this.tool === 'polygon') {
      this.corners.pop();
      this.draw();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly unkeyed = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.tool !== 'pick') {
      this.svg.style.pointerEvents = 'auto';
    }
  };

  private finish(keys: { shiftKey: boolean; altKey: boolean }): void {
    const shape = this.shape();
    this.cancel();
    if (shape !== null) {
      this.onDone(shape, { shift: keys.shiftKey, alt: keys.altKey });
    }
  }

  private shape(): Shape | null {
    const outline = this.outline();
    if (this.tool === 'rectangle' || this.tool === 'circle') {
      if (outline.length < 2) {
        return null;
      }
      const [[ax, ay], [bx, by]] = [this.onPlane(outline[0]), this.onPlane(outline[1])];
      return this.tool === 'circle'
        ? { kind: 'circle', x: ax, y: ay, radius: Math.hypot(bx - ax, by - ay) }
        : { kind: 'box', west: Math.min(ax, bx), north: Math.min(ay, by), east: Math.max(ax, bx), south: Math.max(ay, by) };
    }
    return outline.length < 3 ? null : { kind: 'ring', ring: Float64Array.from(outline.flatMap((corner) => this.onPlane(corner))) };
  }

  private outline(): Corner[] {
    const isOpen = this.tool !== 'lasso' && this.pointer !== null && this.corners.length > 0;
    return isOpen ? [...this.corners, this.pointer!] : this.corners;
  }

  private draw(): void {
    const outline = this.outline();
    if (outline.length < 2) {
      this.ghost.setAttribute('d', '');
      return;
    }
    const [a, b] = outline;
    if (this.tool === 'rectangle') {
      this.ghost.setAttribute('d', `M${a.x},${a.y}H${b.x}V${b.y}H${a.x}Z`);
    } else if (this.tool === 'circle') {
      const r = apart(a, b);
      this.ghost.setAttribute('d', `M${a.x - r},${a.y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`);
    } else {
      this.ghost.setAttribute('d', `M${outline.map((corner) => `${corner.x},${corner.y}`).join('L')}Z`);
    }
  }

  private cornerOf(event: MouseEvent): Corner {
    const box = this.map.getCanvas().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private onPlane(corner: Corner): [number, number] {
    const place = this.map.unproject([corner.x, corner.y]);
    return [mercatorX(place.lng), mercatorY(place.lat)];
  }
}

function apart(one: Corner, other: Corner): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
