import { type Report, shown } from './report.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/** `--format github`: a workflow command per finding, which GitHub shows at its line. */
export function githubReport({ findings, cwd }: Report): string {
  return findings
    .map(({ path, rule, severity, message, range: { start, end } }) => {
      const oneLine = start.line === end.line;
      const properties = [
        ['file', shown(path, cwd)],
        ['line', start.line + 1],
        ['endLine', end.line + 1],
        // GitHub takes columns only where they are on one line.
        ...(oneLine
          ? [['col', start.character + 1] as const, ['endColumn', end.character + 1] as const]
          : []),
        ['title', rule],
      ] as const;
      const written = properties.map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`).join(',');
      return `::${commands[severity]} ${written}::${escapeData(message)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
