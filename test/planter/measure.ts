import { harmlessEdits } from './harmless-edits.ts';
import { kinds } from './kinds.ts';
import { type Outcome, placeAt, plantOne, tryHarmless } from './plant.ts';
import { createRandom, type Random } from './random.ts';
import type { World } from './world.ts';

/** What a run of the planter found out about one kind. */
export interface Tally {
  readonly id: string;
  readonly rule: string;
  planted: number;
  found: number;
  /** How many have one right answer, and how many were given back byte for byte. */
  fixable: number;
  restored: number;
  /** New findings of other rules or at other lines. */
  others: number;
}

export interface Measure {
  readonly tallies: readonly Tally[];
  /** Harmless edits made, and those that brought a finding. */
  readonly harmless: number;
  readonly falseFindings: number;
  /** One line for people per miss, false finding, and fix that did not give the text back. */
  readonly problems: readonly string[];
}

/** Plants `count` defects, kind after kind, at random places among `paths`, and as many harmless edits. */
export function measure(
  world: World,
  paths: readonly string[],
  count: number,
  seed: number,
  only?: string,
): Measure {
  const random = createRandom(seed);
  const wanted = kinds.filter(({ id, rule }) => only === undefined || rule === only || id === only);
  const tallies = wanted.map(
    ({ id, rule }): Tally => ({ id, rule, planted: 0, found: 0, fixable: 0, restored: 0, others: 0 }),
  );
  const problems: string[] = [];
  const places = paths.flatMap((path) => placeAt(world, path) ?? []);
  const share = Math.ceil(count / wanted.length);
  for (const [index, kind] of wanted.entries()) {
    const tally = tallies[index];
    // Round after round through all places, so that a kind that has few is planted there several times.
    for (let round = 0; tally && tally.planted < share && round < 5; round++) {
      for (const place of shuffled(places, random)) {
        if (tally.planted >= share) break;
        const outcome = plantOne(world, place, kind, random);
        if (outcome) note(outcome, tally, problems);
      }
    }
  }
  let harmless = 0;
  let falseFindings = 0;
  for (const edit of only === undefined ? harmlessEdits : []) {
    const most = Math.ceil(count / 2 / harmlessEdits.length);
    let made = 0;
    for (const place of shuffled(places, random)) {
      if (made >= most) break;
      const found = tryHarmless(world, place, edit, random);
      if (!found) continue;
      made++;
      harmless++;
      if (found.length > 0) falseFindings++;
      for (const finding of found)
        problems.push(
          `false: ${edit.id}: ${place.path}:${finding.range.start.line + 1} ${finding.rule} ${finding.message}`,
        );
    }
  }
  return { tallies, harmless, falseFindings, problems };
}

function note(
  { kind, path, found, restored, others, plan }: Outcome,
  tally: Tally,
  problems: string[],
): void {
  const where = `${kind.id}: ${path}:${(plan.lines?.[0] ?? 0) + 1}`;
  tally.planted++;
  if (found) tally.found++;
  else problems.push(`missed: ${where} ${kind.rule}`);
  if (restored !== undefined) tally.fixable++;
  if (restored) tally.restored++;
  else if (restored === false) problems.push(`not restored: ${where}`);
  if (others.length > 0) tally.others++;
  for (const finding of others)
    problems.push(`also: ${where} → ${finding.range.start.line + 1} ${finding.rule} ${finding.message}`);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    const [a, b] = [result[index], result[other]];
    if (a !== undefined && b !== undefined) [result[index], result[other]] = [b, a];
  }
  return result;
}
