/** What is printed of the page: all of it unfolded, without what is there to be clicked. */
export function printable(parts: readonly Element[]): string {
  return parts
    .map((part) => {
      const copy = part.cloneNode(true) as Element;
      for (const details of copy.querySelectorAll('details')) details.open = true;
      for (const tools of copy.querySelectorAll('.tools')) tools.remove();
      for (const link of copy.querySelectorAll('button.link')) link.replaceWith(link.textContent ?? '');
      return copy.outerHTML;
    })
    .join('\n');
}
