/** Properties that a slide's own `style` attributes may set: how a thing looks in its place, nothing that leaves it. */
const allowed = new Set(
  `align-items aspect-ratio background-color border border-bottom border-collapse border-color border-left border-radius
  border-right border-spacing border-style border-top border-width clear color column-count column-gap columns display
  flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font-family font-size font-style
  font-variant font-weight gap grid-column grid-row grid-template-columns grid-template-rows height justify-content
  justify-items letter-spacing line-height list-style-type margin margin-bottom margin-inline margin-left margin-right
  margin-top max-height max-width min-height min-width object-fit opacity order overflow overflow-x overflow-y padding
  padding-bottom padding-left padding-right padding-top row-gap text-align text-decoration text-indent text-transform
  vertical-align visibility white-space width word-break word-spacing`.split(/\s+/),
);

/** Sets what `sanitise` put aside from `style` attributes, through the style object, which the page's policy allows. */
export function applyInlineStyles(root: Element): void {
  const elements = root.querySelectorAll<HTMLElement>('[data-lectern-style]');
  for (const element of root.matches('[data-lectern-style]')
    ? [root as HTMLElement, ...elements]
    : elements) {
    const wanted = new CSSStyleSheet();
    wanted.insertRule(`x{${(element.dataset.lecternStyle ?? '').replace(/[{}]/g, '')}}`);
    const rule = wanted.cssRules[0];
    if (!(rule instanceof CSSStyleRule)) continue;
    for (const name of rule.style) {
      const value = rule.style.getPropertyValue(name);
      const known = allowed.has(name) || [...allowed].some((shorthand) => name.startsWith(`${shorthand}-`));
      if (known && value !== 'initial' && !/url\(|image-set|var\(|expression/i.test(value))
        element.style.setProperty(name, value);
    }
  }
}
