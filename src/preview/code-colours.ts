/** Colours code blocks of an element that are not coloured yet. */
export function colourCode(_root: Element): void {}
