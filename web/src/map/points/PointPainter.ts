import type { PointCloud } from './PointCloud';

/** How the points are seen now. */
export interface PointView {
  /** Plane to clip space, column by column. */
  readonly matrix: ArrayLike<number>;
  /** Width of a plain point in pixels of the screen. */
  readonly pixels: number;
  /** Color of the ring round a selected point: red, green, blue from 0 to 255. */
  readonly ring: readonly [number, number, number];
}

/** Draws a cloud of points into the map's canvas, within one frame of it. */
export interface PointPainter {
  draw(gl: WebGL2RenderingContext, cloud: PointCloud, view: PointView): void;
  /** Gives back what it holds of the card. */
  release(gl: WebGL2RenderingContext): void;
}

export function linkedProgram(gl: WebGL2RenderingContext, vertexShader: string, fragmentShader: string): WebGLProgram {
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
