import type { CustomLayerInterface, CustomRenderMethodInput, Map as LibreMap } from 'maplibre-gl';
import type { Places } from '../mercator';
import { CardPainter } from './CardPainter';
import { PointCloud } from './PointCloud';
import type { PointPainter, PointView } from './PointPainter';
import { ProcessorPainter } from './ProcessorPainter';

/** Who draws the points: the graphics card, or the processor where there is none. */
export type PointDrawing = 'card' | 'processor';

/** Any number of points straight from typed arrays: 250,000 show in the next frame where a circle layer takes seconds. */
export class PointsLayer implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  private readonly cloud: PointCloud;
  private readonly drawing: PointDrawing | undefined;
  private map: LibreMap | null = null;
  private painter: PointPainter | null = null;
  private ring: PointView['ring'] = [18, 23, 31];
  private pixels = 5;

  /** @param drawing absent: as the browser's renderer is. */
  constructor(id: string, places: Places, drawing?: PointDrawing) {
    this.id = id;
    this.cloud = new PointCloud(places);
    this.drawing = drawing;
  }

  /** @param colors packed 0xrrggbb by point. */
  recolor(colors: Uint32Array): void {
    this.cloud.recolor(colors);
    this.map?.triggerRepaint();
  }

  mark(points: Iterable<number>, isSelected: boolean): void {
    this.cloud.mark(points, isSelected);
    this.map?.triggerRepaint();
  }

  /** Pixels of a plain point at the present zoom; selected points are larger. */
  style(pixels: number, isDark: boolean): void {
    this.pixels = pixels;
    this.ring = isDark ? [255, 255, 255] : [18, 23, 31];
    this.map?.triggerRepaint();
  }

  onAdd(map: LibreMap): void {
    this.map = map;
  }

  onRemove(_map: LibreMap, gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    if (gl instanceof WebGL2RenderingContext) {
      this.painter?.release(gl);
    }
    this.painter = null;
    this.map = null;
  }

  /**
   * The only place that touches the card: the map forgets what it believes to be bound after this and at no other time, so that
   * binding anything elsewhere would let it write into our buffers or draw with our attributes.
   */
  render(gl: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!(gl instanceof WebGL2RenderingContext) || this.cloud.count === 0) {
      return;
    }
    this.painter ??= (this.drawing ?? drawingOf(gl)) === 'card' ? new CardPainter() : new ProcessorPainter();
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    this.painter.draw(gl, this.cloud, { matrix: input.defaultProjectionData.mainMatrix, pixels: this.pixels * devicePixelRatio, ring: this.ring });
  }
}

/** Software renderers say their names: Chromium's SwiftShader, Mesa's llvmpipe and softpipe, Windows' Basic Render Driver, Apple's. */
function drawingOf(gl: WebGL2RenderingContext): PointDrawing {
  const hint = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(hint === null ? gl.RENDERER : hint.UNMASKED_RENDERER_WEBGL));
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer) ? 'processor' : 'card';
}
