import type { PointCloud } from './PointCloud';
import { linkedProgram, type PointPainter, type PointView } from './PointPainter';
import { drawPoints, type Raster } from './raster';

const vertexShader = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D u_picture;
out vec4 color;
void main() {
  color = texelFetch(u_picture, ivec2(gl_FragCoord.xy), 0);
}`;

/**
 * Draws the points by the processor and hands the card one picture. Where the "card" is a program too (a remote desktop, a virtual
 * machine), setting up 250,000 triangles or points takes it a third of a second; this takes a hundredth.
 */
export class ProcessorPainter implements PointPainter {
  private program: WebGLProgram | null = null;
  private vertexArray: WebGLVertexArrayObject | null = null;
  private texture: WebGLTexture | null = null;
  private raster: Raster = { width: 0, height: 0, pixels: new Uint32Array(0) };
  private drawn = '';

  draw(gl: WebGL2RenderingContext, cloud: PointCloud, view: PointView): void {
    this.program ??= linkedProgram(gl, vertexShader, fragmentShader);
    this.vertexArray ??= gl.createVertexArray();
    gl.activeTexture(gl.TEXTURE0);
    this.refresh(gl, cloud, view);
    gl.useProgram(this.program);
    gl.bindVertexArray(this.vertexArray);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  release(gl: WebGL2RenderingContext): void {
    gl.deleteTexture(this.texture);
    gl.deleteVertexArray(this.vertexArray);
    gl.deleteProgram(this.program);
    this.texture = null;
    this.program = null;
  }

  /** Binds the picture, drawn anew only when it would differ. */
  private refresh(gl: WebGL2RenderingContext, cloud: PointCloud, view: PointView): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const isResized = this.texture === null || width !== this.raster.width || height !== this.raster.height;
    if (isResized) {
      gl.deleteTexture(this.texture);
      this.texture = gl.createTexture();
      this.raster = { width, height, pixels: new Uint32Array(width * height) };
    }
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    const asked = [...Array.from(view.matrix), view.pixels, ...view.ring].join();
    if (!isResized && asked === this.drawn && cloud.stale.size === 0) {
      return;
    }
    drawPoints(this.raster, cloud, view);
    this.drawn = asked;
    cloud.stale.clear();
    const bytes = new Uint8Array(this.raster.pixels.buffer);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    if (isResized) {
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    }
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  }
}
