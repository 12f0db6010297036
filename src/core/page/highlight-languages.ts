import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import diff from 'highlight.js/lib/languages/diff';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import makefile from 'highlight.js/lib/languages/makefile';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** The languages courses use, and no others: each costs weight. TOML is one of `ini`'s own aliases. */
const languages = {
  bash,
  c,
  cpp,
  diff,
  ini,
  java,
  javascript,
  json,
  makefile,
  python,
  rust,
  shell,
  typescript,
  xml,
  yaml,
};

const instance = hljs.newInstance();
for (const [name, language] of Object.entries(languages)) instance.registerLanguage(name, language);
// GN and Starlark look like Python to a colourer; Soong's blueprints like JSON.
instance.registerAliases(['gn', 'bzl', 'bazel', 'starlark'], { languageName: 'python' });
instance.registerAliases(['bp'], { languageName: 'json' });

/** Code as HTML with `hljs-…` spans; `undefined` for a language that is not among ours. */
export function highlightText(language: string, code: string): string | undefined {
  if (!instance.getLanguage(language)) return undefined;
  return instance.highlight(code, { language, ignoreIllegals: true }).value;
}
