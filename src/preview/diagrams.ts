/** Milliseconds a drawing that no longer matches its text stands undimmed. */
const dimAfter = 1000;
const notDrawn = '.lectern-diagram-error, .lectern-diagram-pending';
const keptClasses = ['lectern-dimming', 'lectern-dimmed'];

/**
 * While a diagram is half typed, its last good drawing stays: puts the drawings of a block's old nodes above the
 * messages that stand in their place in the new ones.
 */
export function carryDrawings(old: readonly Node[], fresh: readonly Node[]): void {
  const before = diagramsOf(old);
  const after = diagramsOf(fresh);
  if (before.length !== after.length) return;
  after.forEach((diagram, index) => {
    const last = before[index];
    if (!last || !diagram.matches(notDrawn)) return;
    const drawing = last.matches('svg.bob') ? last : last.querySelector(':scope > svg.bob');
    if (!drawing) return;
    diagram.classList.add(
      'lectern-diagram-stale',
      ...keptClasses.filter((name) => last.classList.contains(name)),
    );
    diagram.prepend(drawing.cloneNode(true));
  });
}

function diagramsOf(nodes: readonly Node[]): Element[] {
  const diagrams: Element[] = [];
  for (const node of nodes) {
    if (!(node instanceof Element)) continue;
    const own = node.matches(`svg.bob, ${notDrawn}`);
    if (own) diagrams.push(node);
    else diagrams.push(...node.querySelectorAll(`svg.bob, ${notDrawn}`));
  }
  return diagrams.filter((diagram) => !diagram.parentElement?.matches(notDrawn));
}

/** Dims the drawings in `root` that have been out of date for a second. */
export function dimStaleDrawings(root: Element): void {
  const stale = root.querySelectorAll('.lectern-diagram-stale:not(.lectern-dimming)');
  for (const diagram of root.matches('.lectern-diagram-stale:not(.lectern-dimming)')
    ? [root, ...stale]
    : stale) {
    diagram.classList.add('lectern-dimming');
    setTimeout(() => diagram.classList.add('lectern-dimmed'), dimAfter);
  }
}

/** Lets a drawing be enlarged by a click or Enter; Escape, or another click, leaves. */
export function enlargeOnClick(main: HTMLElement, label: string): void {
  const open = (drawing: Element): void => {
    const dialog = document.createElement('dialog');
    dialog.className = 'lectern-enlarged';
    dialog.setAttribute('aria-label', drawing.getAttribute('aria-label') ?? label);
    dialog.append(drawing.cloneNode(true));
    dialog.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  main.addEventListener('click', (event) => {
    const drawing = event.target instanceof Element ? event.target.closest('svg.bob') : null;
    if (drawing && event.detail === 1 && !drawing.closest('a')) open(drawing);
  });
  main.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('svg.bob'))
      open(event.target);
  });
}
