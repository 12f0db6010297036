import { parseArgs } from 'node:util';
import { nearestNames } from '../core/lint/nearest.ts';
import { UsageError } from './io.ts';

/** One option of a command, as help shows it and as arguments are read by it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  /** What its value is called in help; absent for switches. */
  readonly value?: string;
  readonly help: string;
  /** The values it may have. */
  readonly choices?: readonly string[];
}

/** A command as help shows it. */
export interface Command {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /** More lines for the command's own help. */
  readonly details: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
}

/** Options as given: a string, each of several strings, or whether a switch stands there. */
export class Given {
  readonly #values: Readonly<Record<string, unknown>>;
  /** What is no option, in order. */
  readonly paths: readonly string[];

  constructor(values: Readonly<Record<string, unknown>>, paths: readonly string[]) {
    this.#values = values;
    this.paths = paths;
  }

  /** `undefined` when it is not given. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  all(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  is(name: string): boolean {
    return this.#values[name] === true;
  }
}

/** Reads a command's arguments; throws a UsageError that says what is wrong with them. */
export function readOptions(command: Command, args: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = command.options[token.name];
    if (!option) throw new UsageError(unknownOption(command, token.rawName));
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value.`);
    }
    // A value that looks like an option was forgotten, unless it is tied to its name with an equals sign.
    if (option.type === 'string' && (!token.value || (!token.inlineValue && /^-./.test(token.value)))) {
      throw new UsageError(`${token.rawName} needs a value: ${option.value ?? 'VALUE'}.`);
    }
    if (!option.multiple && seen.has(token.name)) throw new UsageError(`${token.rawName} is given twice.`);
    seen.add(token.name);
    if (option.choices && !option.choices.includes(token.value ?? '')) {
      throw new UsageError(`${token.rawName} must be ${listed(option.choices)}, not “${token.value}”.`);
    }
  }
  return new Given(values, positionals);
}

function unknownOption(command: Command, name: string): string {
  const known = Object.keys(command.options).map((option) => `--${option}`);
  const meant = nearestNames(name, known).names[0];
  const hint = meant ? `did you mean ${meant}?` : `see \`lectern ${command.name} --help\`.`;
  return `\`lectern ${command.name}\` has no option ${name}; ${hint}`;
}

/** `a, b or c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
