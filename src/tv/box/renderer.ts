export type Renderer = 'webgl' | 'canvas2d';

/**
 * Finds out by really making a context: boxes have the constructor and refuse the context, or give
 * one that cannot hold a texture. WebGL made in software is refused too: there a 2D canvas answers
 * keys several times faster. `asked` forces one for installers (`?renderer=webgl`), as far as it is there.
 */
export function probeRenderer(asked: string | undefined, document: Document): Renderer {
  if (asked === 'canvas2d') return 'canvas2d';
  try {
    const canvas = document.createElement('canvas');
    canvas.width = 4;
    canvas.height = 4;
    const options = { alpha: true, antialias: false, stencil: true };
    const gl = (canvas.getContext('webgl', options) ??
      canvas.getContext('experimental-webgl', options)) as WebGLRenderingContext | null;
    if (!gl) return 'canvas2d';
    const works = holdsTexture(gl) && (asked === 'webgl' || !isSoftware(gl));
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return works ? 'webgl' : 'canvas2d';
  } catch (fault) {
    return 'canvas2d';
  }
}

/** By the renderer's name: engines give a software one even to a page that says it wants none. */
function isSoftware(gl: WebGLRenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  return /swiftshader|llvmpipe|softpipe|osmesa|software/i.test(name);
}

function holdsTexture(gl: WebGLRenderingContext): boolean {
  if ((gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) < 2048) return false;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 2, 2, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(16));
  return gl.getError() === gl.NO_ERROR;
}

/** Device pixels per logical one: textures are drawn at exactly the screen's resolution. */
export function precisionFor(height: number): number {
  if (height >= 1000) return 1.5;
  return height >= 680 ? 1 : 2 / 3;
}
