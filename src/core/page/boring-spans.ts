/** Stretches of a text, from a start up to but not including an end. */
export type Stretches = readonly (readonly [start: number, end: number])[];

const opening = '<span class="boring">';
const piece = /<[^>]*>|&[a-z0-9#]+;|[^<&]+|[<&]/gi;
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
};

/** The text inside a rendered `<code>`, and which stretches of it are hidden. */
export function readCode(html: string): { readonly text: string; readonly boring: Stretches } {
  let text = '';
  const boring: [number, number][] = [];
  for (const [part] of html.matchAll(piece)) {
    if (part === opening) boring.push([text.length, text.length]);
    else if (part === '</span>') {
      const last = boring.at(-1);
      if (last) last[1] = text.length;
    } else if (!part.startsWith('<') || part === '<') text += entities[part] ?? part;
  }
  return { text, boring };
}

/** Coloured code with its hidden stretches back in spans of their own, colours ended before and begun anew inside. */
export function hideStretches(html: string, boring: Stretches): string {
  if (boring.length === 0) return html;
  let result = '';
  let offset = 0;
  let next = 0;
  let inside = false;
  const colours: string[] = [];
  const turn = (): void => {
    result += '</span>'.repeat(colours.length);
    result += inside ? '</span>' : opening;
    result += colours.join('');
    inside = !inside;
    if (!inside) next++;
  };
  const border = () => boring[next]?.[inside ? 1 : 0];
  for (const [part] of html.matchAll(piece)) {
    if (part === '</span>') {
      while (inside && border() === offset) turn();
      colours.pop();
      result += part;
    } else if (part.startsWith('<') && part !== '<') {
      while (border() === offset) turn();
      colours.push(part);
      result += part;
    } else {
      const isEntity = entities[part] !== undefined;
      const length = isEntity ? 1 : part.length;
      let done = 0;
      for (let at = border(); at !== undefined && at < offset + length; at = border()) {
        if (!isEntity) result += part.slice(done, at - offset);
        done = at - offset;
        turn();
      }
      result += isEntity ? part : part.slice(done);
      offset += length;
    }
  }
  while (inside) turn();
  return result;
}
