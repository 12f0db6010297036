import type { Command, Option } from './options.ts';

const help: Option = { type: 'boolean', help: 'Say all this' };

function format(...choices: readonly string[]): Option {
  return {
    type: 'string',
    value: choices.join('|'),
    choices,
    help: `How to print; ${choices[0]} by default`,
  };
}

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  {
    name: 'check',
    usage: '[paths…]',
    summary: 'Find mistakes in slides and books, and fix them',
    details: [
      'Paths are files, folders or globs; without any, the working directory. The book of a file is found upwards',
      '(book.toml, or a folder with SUMMARY.md); files that version control ignores are passed over.',
      '',
      'Exit code: 0 clean, 1 findings at error or warning level, 2 wrong usage or unreadable input.',
    ],
    options: {
      fix: { type: 'boolean', help: 'Write the fixes that have one right answer' },
      'fix-dry-run': {
        type: 'boolean',
        help: 'Print what --fix would change as a unified diff, write nothing',
      },
      rule: {
        type: 'string',
        multiple: true,
        value: 'ID',
        help: 'Only this rule; may be given more than once',
      },
      severity: {
        type: 'string',
        value: 'LEVEL',
        choices: ['error', 'warning', 'info', 'hint'],
        help: 'Only findings at this level or above: error, warning, info, hint',
      },
      'max-warnings': { type: 'string', value: 'N', help: 'Let up to N warnings pass' },
      format: format('text', 'json', 'sarif', 'github'),
      quiet: { type: 'boolean', help: 'Findings only, one line each: no source lines, no summary' },
      stdin: { type: 'boolean', help: 'Check the text on standard input' },
      'stdin-filename': { type: 'string', value: 'FILE', help: 'Where that text belongs' },
      since: { type: 'string', value: 'REV', help: 'Only files changed since this git revision' },
      baseline: {
        type: 'string',
        value: 'FILE',
        help: 'Only findings that are not in FILE; written when there is none',
      },
      cache: {
        type: 'boolean',
        help: 'Give the last answer again when nothing it was made from has changed',
      },
      'cache-location': {
        type: 'string',
        value: 'FILE',
        help: "Keep it there; by default in the user's cache folder",
      },
      config: { type: 'string', value: 'FILE', help: "Use FILE instead of the book's lectern.json" },
      help,
    },
  },
  {
    name: 'render',
    usage: 'FILE…',
    summary: 'Print the page of a slide as the book publishes it',
    details: [
      'Prints the inside of the published page, diagrams drawn. What mdBook passes over in silence, such as a',
      'missing anchor, is said on standard error; the exit code stays 0.',
    ],
    options: {
      format: format('html', 'json'),
      out: { type: 'string', value: 'DIR', help: 'Write each page to DIR instead, named as published' },
      help,
    },
  },
  {
    name: 'schedule',
    usage: '[DIR]',
    summary: 'Print the time of every course, session, segment and slide',
    details: [
      'DIR is in the book, or above it; without it, the working directory. What is not counted is said on standard',
      'error.',
      '',
      'Exit code: 0 all is counted, 1 findings say what is not, 2 wrong usage or unreadable input.',
    ],
    options: {
      format: format('markdown', 'json'),
      since: {
        type: 'string',
        value: 'REV',
        help: 'Only what changed since this git revision; main... is where the branch left main',
      },
      help,
    },
  },
  {
    name: 'estimate',
    usage: '[paths…]',
    summary: 'Estimate the minutes a slide takes, learnt from the timed slides of its book',
    details: ['Paths as for `lectern check`.'],
    options: { format: format('text', 'json'), help },
  },
];
