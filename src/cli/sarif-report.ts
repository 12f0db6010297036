import type { Finding, Fix, Severity } from '../core/lint/finding.ts';
import { rules } from '../core/lint/rules.ts';
import type { Path } from '../core/text/path.ts';
import type { Range } from '../core/text/range.ts';
import { fingerprints } from './fingerprint.ts';
import { type Report, shown } from './report.ts';

const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};
const home = 'https://github.com/lectern/lectern';

/** `--format sarif`: SARIF 2.1.0, with the fixes that have one right answer, and fingerprints that do not shift. */
export function sarifReport(report: Report): string {
  const keys = fingerprints(report);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Lectern',
            version: report.version,
            semanticVersion: report.version,
            informationUri: home,
            rules: rules.map(({ id, summary, severity }) => ({
              id,
              shortDescription: messageOf(`${summary}.`),
              helpUri: `${home}/blob/main/docs/rules/${id}.md`,
              defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notes.map((text) => ({
              level: 'note',
              message: messageOf(text),
            })),
          },
        ],
        // Where that folder lies is nobody's business, and differs between machines.
        originalUriBaseIds: { '%SRCROOT%': { description: messageOf('The working directory.') } },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding, index) => resultOf(finding, keys[index] ?? '', report.cwd)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(finding: Finding, key: string, cwd: Path) {
  const { rule, severity, message, path, range, fix, related = [] } = finding;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: messageOf(message),
    locations: [locationOf(path, range, cwd)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, id) => ({
            id,
            message: messageOf(place.message),
            ...locationOf(place.path, place.range, cwd),
          })),
        }
      : {}),
    partialFingerprints: { 'lectern/v1': key },
    ...(fix ? { fixes: [fixOf(fix, path, cwd)] } : {}),
  };
}

function fixOf({ title, edits }: Fix, path: Path, cwd: Path) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return {
    description: messageOf(title),
    artifactChanges: [{ artifactLocation: placeOf(path, cwd), replacements }],
  };
}

function locationOf(path: Path, range: Range, cwd: Path) {
  return { physicalLocation: { artifactLocation: placeOf(path, cwd), region: regionOf(range) } };
}

/** In SARIF's messages braces stand for arguments, unless they are doubled. */
function messageOf(text: string) {
  return { text: text.replace(/[{}]/g, '$&$&') };
}

/** A file above the working directory has no place below it: `..` is not allowed there. */
function placeOf(path: Path, cwd: Path) {
  const relative = shown(path, cwd);
  const encode = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  return relative.startsWith('../')
    ? { uri: `file://${encode(path)}` }
    : { uri: encode(relative), uriBaseId: '%SRCROOT%' };
}

/** One-based lines and columns; the end column is the one after the last character. */
function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
