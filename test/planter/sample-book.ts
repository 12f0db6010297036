import type { Texts } from './world.ts';

const header = '<!--\nCopyright 2024 The Knot School\nSPDX-License-Identifier: CC-BY-4.0\n-->\n';

function page(frontMatter: string, body: string): string {
  return `---\n${frontMatter}---\n\n${header}\n${body}`;
}

const code = '# // Copyright 2024 The Knot School\n# // SPDX-License-Identifier: Apache-2.0\n#\n';

/** A small course with something of everything that defects can be planted in. */
export const sampleBook: Texts = new Map([
  [
    '/knots/book.toml',
    `[book]
title = "Knots"

[preprocessor.course]

[preprocessor.svgbob]

[output.html.redirect]
"cord.html" = "ropes.html"
"old/bends.html" = "../bends/sheet-bend.html"
"start.html" = "./"
"away.html" = "../sailing/index.html"
`,
  ],
  [
    '/knots/src/SUMMARY.md',
    `${header}
# Knots

[Welcome](index.md)

- [Ropes](ropes.md)
  - [Fibres](ropes/fibres.md)
  - [Strength](ropes/strength.md)
- [Bends](bends.md)
  - [Sheet bend](bends/sheet-bend.md)
  - [Carrick bend](bends/carrick-bend.md)

---

[Terms](terms.md)
`,
  ],
  [
    '/knots/src/index.md',
    `${header}\n# Welcome\n\nRead the [terms](terms.md) first, then [ropes](ropes.html).\n\n{{%course outline Knots}}\n\n\`\`\`rust\n${code}struct Rope;\n\`\`\`\n`,
  ],
  [
    '/knots/src/ropes.md',
    page(
      'course: Knots\nsession: Morning\ntarget_minutes: 40\nminutes: 5\n',
      `# Ropes

{{%session outline}}

{{%segment outline}}

![A coil of rope](ropes/coil.svg)

\`\`\`bob
+--------+     +--------+
| fibre  |---->| strand |
+--------+     +--------+
    |
    v
+--------+
| rope   |
+--------+
\`\`\`

<details>

Pass a rope round, and let everybody untwist an end of it.

</details>
`,
    ),
  ],
  ['/knots/src/ropes/coil.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n'],
  [
    '/knots/src/ropes/fibres.md',
    page(
      'minutes: 10\n',
      `# Fibres

Hemp swells, nylon stretches; see [how strong they are](strength.md).

\`\`\`rust,editable
${code}fn main() {
    println!("{}", 3 + 4);
}
\`\`\`

\`\`\`bob
 "C++"      "src/main.rs"    "Vec<Box<T>>"
+-------+   +-------------+  +-----------+
| "C++" |   | plain       |  | "a_b/c"   |
+-------+   +-------------+  +-----------+
\`\`\`

<details>

- Ask which fibre floats.

</details>
`,
    ),
  ],
  [
    '/knots/src/ropes/strength.md',
    page(
      'minutes: 15\n',
      `# Strength

A knot halves it.

\`\`\`rust,should_panic
${code}{{#include strength.rs:load}}

{{#include strength.rs:break_it}}
\`\`\`

## What lasts

Splices do.
`,
    ),
  ],
  [
    '/knots/src/ropes/strength.rs',
    `// ANCHOR: load
fn load(kilograms: u32) -> bool {
    kilograms < 900
}
// ANCHOR_END: load

// ANCHOR: break_it
fn main() {
    assert!(load(1000));
}
// ANCHOR_END: break_it
`,
  ],
  [
    '/knots/src/bends.md',
    page(
      'minutes: 5\n',
      `# Bends\n\nTwo ropes become one.\n\n{{%segment outline}}\n\n\`\`\`rust,no_run\n${code}fn join() {}\n\`\`\`\n`,
    ),
  ],
  [
    '/knots/src/bends/sheet-bend.md',
    page(
      'minutes: 10\n',
      '# Sheet bend\n\nFor ropes of two sizes. More in [terms](../terms.md#bight).\n\n```rust\n' +
        code +
        'fn tie_twice() {}\n```\n\n<details>\n\nTie it twice.\n\n</details>\n',
    ),
  ],
  [
    '/knots/src/bends/carrick-bend.md',
    page(
      'minutes: 10\n',
      `# Carrick bend\n\nFor heavy ropes.\n\n\`\`\`rust,ignore\n${code}fn tie() {}\n\`\`\`\n`,
    ),
  ],
  [
    '/knots/src/terms.md',
    `${header}\n# Terms\n\n## Bight\n\nA slack part in the middle of a rope.\n\n\`\`\`rust\n${code}struct Bight;\n\`\`\`\n`,
  ],
]);
