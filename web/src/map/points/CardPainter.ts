import type { PointAttribute, PointCloud } from './PointCloud';
import { linkedProgram, type PointPainter, type PointView } from './PointPainter';

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
uniform vec3 u_ring;
flat in vec4 v_color;
flat in float v_selected;
flat in float v_pixels;
out vec4 color;
void main() {
  float edge = (0.5 - length(gl_PointCoord - 0.5)) * v_pixels;
  float cover = clamp(edge, 0.0, 1.0);
  float ring = v_selected * (1.0 - clamp(edge - 2.0, 0.0, 1.0));
  color = vec4(mix(v_color.rgb, u_ring, ring) * cover, cover);
}`;

/** Leaves the work to the graphics card: one draw call, and a recolor is one upload. */
export class CardPainter implements PointPainter {
  private program: WebGLProgram | null = null;
  private vertexArray: WebGLVertexArrayObject | null = null;
  private readonly buffers = new Map<PointAttribute, WebGLBuffer>();

  draw(gl: WebGL2RenderingContext, cloud: PointCloud, view: PointView): void {
    const program = this.prepare(gl);
    gl.useProgram(program);
    gl.bindVertexArray(this.vertexArray);
    for (const name of cloud.stale) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffers.get(name)!);
      gl.bufferData(gl.ARRAY_BUFFER, cloud[name], gl.DYNAMIC_DRAW);
    }
    cloud.stale.clear();
    gl.uniformMatrix4fv(gl.getUniformLocation(program, 'u_matrix'), false, Float32Array.from(view.matrix));
    gl.uniform1f(gl.getUniformLocation(program, 'u_size'), view.pixels);
    gl.uniform3fv(gl.getUniformLocation(program, 'u_ring'), view.ring.map((part) => part / 255));
    gl.drawArrays(gl.POINTS, 0, cloud.count);
    gl.bindVertexArray(null);
  }

  release(gl: WebGL2RenderingContext): void {
    this.buffers.forEach((buffer) => gl.deleteBuffer(buffer));
    this.buffers.clear();
    gl.deleteVertexArray(this.vertexArray);
    gl.deleteProgram(this.program);
    this.program = null;
  }

  private prepare(gl: WebGL2RenderingContext): WebGLProgram {
    if (this.program === null) {
      this.program = linkedProgram(gl, vertexShader, fragmentShader);
      this.vertexArray = gl.createVertexArray();
      gl.bindVertexArray(this.vertexArray);
      this.attribute(gl, 'place', 2, gl.FLOAT, false);
      this.attribute(gl, 'color', 4, gl.UNSIGNED_BYTE, true);
      this.attribute(gl, 'look', 2, gl.UNSIGNED_BYTE, false);
    }
    return this.program;
  }

  private attribute(gl: WebGL2RenderingContext, name: PointAttribute, size: number, type: number, isNormalized: boolean): void {
    const buffer = gl.createBuffer();
    this.buffers.set(name, buffer);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const location = gl.getAttribLocation(this.program!, `a_${name}`);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, type, isNormalized, 0, 0);
  }
}
