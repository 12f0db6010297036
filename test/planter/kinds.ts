import { bookKinds } from './book-kinds.ts';
import { diagramKinds } from './diagram-kinds.ts';
import { frontMatterKinds } from './front-matter-kinds.ts';
import { headerKinds } from './header-kinds.ts';
import { markdownKinds } from './markdown-kinds.ts';
import type { Kind } from './plan.ts';

/** Every kind of defect that is planted. */
export const kinds: readonly Kind[] = [
  ...headerKinds,
  ...frontMatterKinds,
  ...markdownKinds,
  ...bookKinds,
  ...diagramKinds,
];
