import { bookKinds } from './book-kinds.ts';
import { courseKinds } from './course-kinds.ts';
import { diagramKinds } from './diagram-kinds.ts';
import { frontMatterKinds } from './front-matter-kinds.ts';
import { headerKinds } from './header-kinds.ts';
import { includeKinds } from './include-kinds.ts';
import { linkKinds } from './link-kinds.ts';
import { markdownKinds } from './markdown-kinds.ts';
import type { Kind } from './plan.ts';
import { slipKinds } from './slip-kinds.ts';

/** Every kind of defect that is planted. */
export const kinds: readonly Kind[] = [
  ...headerKinds,
  ...frontMatterKinds,
  ...markdownKinds,
  ...includeKinds,
  ...linkKinds,
  ...courseKinds,
  ...bookKinds,
  ...diagramKinds,
  ...slipKinds,
];
