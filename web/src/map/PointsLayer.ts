import type { CustomLayerInterface, CustomRenderMethodInput, Map as LibreMap } from 'maplibre-gl';
import type { Places } from './mercator';
import { drawOrder } from './drawOrder';

type Attribute = 'place' | 'color' | 'look';

const vertexShader = `#version 300 es
uniform mat4 u_matrix;
uniform float u_size;
in vec2 a_place;
in vec4 a_color;
in vec2 a_look; // size factor in eighths, 1 when selected
flat out vec4 v_color;
flat out float v_selected;
flat out float v_pixels;
void main() {
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  v_pixels = u_size * a_look.x / 8.0 + a_look.y * 4.0;
  gl_PointSize = v_pixels;
  v_color = a_color;
  v_selected = a_look.y;
}`;

const fragmentShader = `#version 300 es
precision mediump float;
uniform vec4 u_ring;
flat in vec4 v_color;
flat in float v_selected;
flat in float v_pixels;
out vec4 color;
void main() {
  float edge = 0.5 - length(gl_PointCoord - 0.5);
  float cover = clamp(edge * v_pixels, 0.0, 1.0);
  float ring = v_selected * (1.0 - clamp((edge * v_pixels - 2.0), 0.0, 1.0));
  vec3 fill = mix(v_color.rgb, u_ring.rgb, ring);
  color = vec4(fill * cover, cover);
}`;

/**
 * Any number of points straight from typed arrays: one draw call, and a recolor is one upload. 250,000 points show in the
 * next frame where a circle layer takes seconds. They are drawn neighborhood by neighborhood, which halves the time of a
 * software renderer.
 */
export class PointsLayer implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  private map: LibreMap | null = null;
  /** What has changed since it was last given to the card. */
  private readonly stale = new Set<Attribute>();
  private program: WebGLProgram | null = null;
  private vertexArray: WebGLVertexArrayObject | null = null;
  private readonly buffers = new Map<Attribute, WebGLBuffer>();
  private place: Float32Array<ArrayBuffer>;
  private color: Uint8Array<ArrayBuffer>;
  private look: Uint8Array<ArrayBuffer>;
  private readonly slotOfPoint: Uint32Array;
  private ring: readonly number[] = [0.07, 0.09, 0.12, 1];
  private pixels = 5;
  private isVisible = true;

  constructor(id: string, places: Places, sizes?: Uint8Array) {
    this.id = id;
    const count = places.x.length;
    this.place = new Float32Array(count * 2);
    this.color = new Uint8Array(count * 4).fill(255);
    this.look = new Uint8Array(count * 2);
    this.slotOfPoint = drawOrder(places);
    for (let point = 0; point < count; point++) {
      const slot = this.slotOfPoint[point];
      const isKnown = places.x[point] === places.x[point];
      this.place[slot * 2] = isKnown ? places.x[point] : -9;
      this.place[slot * 2 + 1] = isKnown ? places.y[point] : -9;
      this.look[slot * 2] = sizes?.[point] ?? 8;
    }
  }

  get count(): number {
    return this.place.length / 2;
  }

  /** @param colors packed 0xrrggbb by point. */
  recolor(colors: Uint32Array): void {
    const bytes = this.color;
    for (let point = 0; point < colors.length; point++) {
      const color = colors[point];
      const slot = this.slotOfPoint[point] * 4;
      bytes[slot] = color >> 16;
      bytes[slot + 1] = (color >> 8) & 255;
      bytes[slot + 2] = color & 255;
    }
    this.changed('color');
  }

  mark(points: Iterable<number>, isSelected: boolean): void {
    for (const point of points) {
      this.look[this.slotOfPoint[point] * 2 + 1] = isSelected ? 1 : 0;
    }
    this.changed('look');
  }

  show(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.map?.triggerRepaint();
  }

  /** Pixels of a plain point at the present zoom; selected points are larger. */
  style(pixels: number, isDark: boolean): void {
    this.pixels = pixels;
    this.ring = isDark ? [1, 1, 1, 1] : [0.07, 0.09, 0.12, 1];
    this.map?.triggerRepaint();
  }

  onAdd(map: LibreMap): void {
    this.map = map;
  }

  onRemove(_map: LibreMap, gl: WebGL2RenderingContext): void {
    this.buffers.forEach((buffer) => gl.deleteBuffer(buffer));
    this.buffers.clear();
    gl.deleteVertexArray(this.vertexArray);
    gl.deleteProgram(this.program);
    this.program = null;
    this.map = null;
  }

  render(gl: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!(gl instanceof WebGL2RenderingContext) || !this.isVisible || this.count === 0) {
      return;
    }
    const program = this.prepare(gl);
    gl.useProgram(program);
    gl.bindVertexArray(this.vertexArray);
    gl.uniformMatrix4fv(gl.getUniformLocation(program, 'u_matrix'), false, Float32Array.from(input.defaultProjectionData.mainMatrix));
    gl.uniform1f(gl.getUniformLocation(program, 'u_size'), this.pixels * devicePixelRatio);
    gl.uniform4fv(gl.getUniformLocation(program, 'u_ring'), this.ring);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.drawArrays(gl.POINTS, 0, this.count);
    gl.bindVertexArray(null);
  }

  /**
   * Only while the map renders this layer: it forgets what it believes to be bound after that and at no other time, so that
   * binding anything elsewhere would let the map write into our buffers or draw with our attributes.
   */
  private prepare(gl: WebGL2RenderingContext): WebGLProgram {
    if (this.program === null) {
      this.program = linked(gl);
      this.vertexArray = gl.createVertexArray();
      gl.bindVertexArray(this.vertexArray);
      this.attribute(gl, 'place', 2, gl.FLOAT, false);
      this.attribute(gl, 'color', 4, gl.UNSIGNED_BYTE, true);
      this.attribute(gl, 'look', 2, gl.UNSIGNED_BYTE, false);
      gl.bindVertexArray(null);
    }
    for (const name of this.stale) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffers.get(name)!);
      gl.bufferData(gl.ARRAY_BUFFER, this[name], gl.DYNAMIC_DRAW);
    }
    this.stale.clear();
    return this.program;
  }

  private attribute(gl: WebGL2RenderingContext, name: Attribute, size: number, type: number, isNormalized: boolean): void {
    const buffer = gl.createBuffer();
    this.buffers.set(name, buffer);
    this.stale.add(name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const location = gl.getAttribLocation(this.program!, `a_${name}`);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, type, isNormalized, 0, 0);
  }

  private changed(name: Attribute): void {
    this.stale.add(name);
    this.map?.triggerRepaint();
  }
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) {
    throw new Error(`The points cannot be drawn: ${gl.getProgramInfoLog(program) ?? 'unknown shader error'}`);
  }
  return program;
}
