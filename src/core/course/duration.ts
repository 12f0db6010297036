/**
 * A duration as mdbook-course words it on the page: more than five minutes are rounded up to the next multiple
 * of five. `minutes` is whole and not negative.
 */
export function publishedDuration(minutes: number): string {
  const rounded = minutes > 5 ? Math.ceil(minutes / 5) * 5 : minutes;
  const hours = Math.floor(rounded / 60);
  const rest = rounded % 60;
  if (hours === 0) return rest === 1 ? '1 minute' : `${rest} minutes`;
  const hourWords = hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 0 ? hourWords : `${hourWords} and ${rest} minutes`;
}

/** An exact duration for views: `35 min`, `2 h`, `1 h 35 min`; negative ones with a minus sign. */
export function shortDuration(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  const words = [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''];
  return (minutes < 0 ? '\u2212' : '') + words.filter(Boolean).join(' ');
}

/** A change with its sign: `+26 min`, `−1 h 5 min`, `±0 min`. */
export function signedDuration(minutes: number): string {
  if (minutes === 0) return '±0 min';
  return minutes > 0 ? `+${shortDuration(minutes)}` : shortDuration(minutes);
}
