/** One shape of svgbob's picture: an element and those of its attributes that are allowed, checked. */
export interface Shape {
  readonly element: 'line' | 'path' | 'circle' | 'rect' | 'polygon';
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Of `solid`, `broken`, `filled`, `bg_filled`, `nofill`. */
  readonly classes: readonly string[];
}

/** A text of the picture, unescaped, where its baseline starts in CSS pixels. */
export interface PictureText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What svgbob drew, without its style, markers and legend. */
export interface Picture {
  /** Size in CSS pixels as svgbob gives it; quoted labels may stick out. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly texts: readonly PictureText[];
}

const number = /^-?\d+(?:\.\d+)?$/;
const numbers = /^[\d\s.,-]+$/;
const path = /^[\d\s.,MLACQZ-]+$/;

/** Every attribute that may stay, and what its value must look like. */
const allowed: Readonly<Record<Shape['element'], Readonly<Record<string, RegExp>>>> = {
  line: { x1: number, y1: number, x2: number, y2: number },
  path: { d: path },
  circle: { cx: number, cy: number, r: number },
  rect: { x: number, y: number, width: number, height: number, rx: number },
  polygon: { points: numbers },
};
const allowedClasses = new Set(['solid', 'broken', 'filled', 'bg_filled', 'nofill']);

const backdrop = /<rect class="backdrop" x="0" y="0" width="(\d+)" height="(\d+)"><\/rect>/g;
const element = /\s*<(\/?)([a-z]+)((?: [\w-]+="[^"<>]*")*) ?>([^<]*)/y;
const attribute = / ([\w-]+)="([^"]*)"/g;

/**
 * Reads svgbob's SVG by an allow list. What the drawing itself puts out comes after the last backdrop; before it
 * stand a style sheet, markers and the `# Legend:` that goes in unescaped: all of it is dropped. Throws on
 * anything that svgbob does not write.
 */
export function readPicture(svg: string): Picture {
  const frame = [...svg.matchAll(backdrop)].at(-1);
  if (!frame) throw new Error('The drawing has no backdrop.');
  const shapes: Shape[] = [];
  const texts: PictureText[] = [];
  const end = svg.lastIndexOf('</svg>');
  element.lastIndex = frame.index + frame[0].length;
  for (;;) {
    const start = element.lastIndex;
    const match = element.exec(svg);
    if (!match) throw new Error(`The drawing has something unknown at ${start}.`);
    const [, closing, name = '', raw = '', content = ''] = match;
    if (closing !== '') {
      if (name === 'svg' && match.index <= end) break;
      continue;
    }
    if (name === 'g') continue;
    const attributes = Array.from(
      raw.matchAll(attribute),
      ([, key = '', value = '']) => [key, value] as const,
    );
    if (name === 'text') texts.push(readText(attributes, content));
    else shapes.push(readShape(name, attributes));
  }
  return { width: Number(frame[1]), height: Number(frame[2]), shapes, texts };
}

function readShape(name: string, attributes: Shape['attributes']): Shape {
  if (!isShape(name)) throw new Error(`The drawing has an unknown element ${name}.`);
  const kept = attributes.filter(([key, value]) => allowed[name][key]?.test(value));
  const classes = attributes.find(([key]) => key === 'class')?.[1].split(' ') ?? [];
  return { element: name, attributes: kept, classes: classes.filter((each) => allowedClasses.has(each)) };
}

function isShape(name: string): name is Shape['element'] {
  return Object.hasOwn(allowed, name);
}

function readText(attributes: Shape['attributes'], content: string): PictureText {
  const place = Object.fromEntries(attributes);
  const x = Number(place.x);
  const y = Number(place.y);
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error('The drawing has a text without a place.');
  return { x, y, text: printable(unescapeText(content)) };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

function unescapeText(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

/** Tabs become spaces; other control characters and non-characters, which no XML may hold, become U+FFFD. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd');
}
