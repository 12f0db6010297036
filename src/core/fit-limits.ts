import { parse } from 'jsonc-parser';
import type { FitLimit, FitLimits } from './preview-protocol.ts';

/** The room that authors are shown, 980 px wide and 16:8.5, and what Comprehensive Rust's CI allows. */
export const usualLimits: FitLimits = {
  room: { width: 980, height: 520.6 },
  limit: { width: 750, height: 1333 },
};

/** `fit` of a book's `lectern.json`: `{ "room": { "width", "height" }, "limit": { … } }`, in CSS pixels. */
export function readFitLimits(text: string | undefined): FitLimits {
  const fit = part(text === undefined ? undefined : parse(text), 'fit');
  return {
    room: limitOf(part(fit, 'room'), usualLimits.room),
    limit: limitOf(part(fit, 'limit'), usualLimits.limit),
  };
}

function part(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[key];
}

function limitOf(value: unknown, usual: FitLimit): FitLimit {
  const side = (key: 'width' | 'height'): number => {
    const number = part(value, key);
    return typeof number === 'number' && number > 0 && number < 100_000 ? number : usual[key];
  };
  return { width: side('width'), height: side('height') };
}
