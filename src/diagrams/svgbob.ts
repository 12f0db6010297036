/** What the svgbob program exports; it imports nothing. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Writes address and length of the SVG at `result`, and frees the text it was given. */
  render(result: number, address: number, length: number): void;
  __wbindgen_add_to_stack_pointer(bytes: number): number;
  __wbindgen_malloc(bytes: number): number;
  __wbindgen_free(address: number, bytes: number): void;
}

/** Turns the text of a diagram into svgbob's own SVG, which is not safe to show as it is. */
export type Svgbob = (source: string) => string;

/**
 * Loads svgbob from the bytes of its program. The first drawing makes an instance; one that throws is dropped
 * with its memory, the error is passed on, and the next drawing gets a new one.
 */
export function loadSvgbob(bytes: BufferSource): Svgbob {
  const program = new WebAssembly.Module(bytes);
  let instance: Exports | undefined;
  return (source) => {
    try {
      instance ??= new WebAssembly.Instance(program).exports as unknown as Exports;
      return draw(instance, source);
    } catch (error) {
      instance = undefined;
      throw error;
    }
  };
}

/** Addresses come as signed numbers, hence `>>> 0`; memory may move with every call, hence the fresh views. */
function draw(svgbob: Exports, source: string): string {
  const text = new TextEncoder().encode(source);
  const result = svgbob.__wbindgen_add_to_stack_pointer(-16);
  const address = svgbob.__wbindgen_malloc(text.length) >>> 0;
  new Uint8Array(svgbob.memory.buffer).set(text, address);
  svgbob.render(result, address, text.length);
  const [start = 0, length = 0] = new Uint32Array(svgbob.memory.buffer, result >>> 0, 2);
  const svg = new TextDecoder().decode(new Uint8Array(svgbob.memory.buffer, start, length));
  svgbob.__wbindgen_add_to_stack_pointer(16);
  svgbob.__wbindgen_free(start, length);
  return svg;
}
