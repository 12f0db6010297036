import type { Finding } from '../../src/core/lint/finding.ts';
import type { HarmlessEdit, Kind, Place, Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** What came of one planted defect. */
export interface Outcome {
  readonly kind: Kind;
  readonly path: string;
  /** Whether a finding of the kind's rule stands where the defect was made. */
  readonly found: boolean;
  /** Whether its fix gave the good text back; `undefined` for a kind that has more than one right answer. */
  readonly restored: boolean | undefined;
  /** New findings of the same level of other rules, or of the same rule elsewhere. */
  readonly others: readonly Finding[];
  readonly plan: Plan;
}

/** The slide at a path as a place for defects; `undefined` when it cannot be read. */
export function placeAt(world: World, path: string): Place | undefined {
  const slide = world.lectern.slide(path);
  const book = world.lectern.bookOf(path);
  if (slide === undefined || book === undefined) return undefined;
  const { document } = slide;
  return { path, text: document.text, document, slide, book, texts: world.texts };
}

/** Plants one defect of a kind, looks, and takes it out again; `undefined` where it cannot be planted. */
export function plantOne(world: World, place: Place, kind: Kind, random: Random): Outcome | undefined {
  const plan = kind.plant(place, random);
  if (plan === undefined) return undefined;
  const path = plan.path ?? place.path;
  const also = plan.also ?? new Map<string, string>();
  const good = plan.good ?? world.texts.get(path);
  if (plan.text === good) return undefined;
  const look = (text: string | undefined) =>
    world.with(new Map([...also, [path, text] as const]), () => ({
      findings: world.lectern.check(path),
      fixed: kind.restores ? world.lectern.fix(path, [kind.rule])?.document.text : undefined,
    }));
  const before = look(good);
  const after = look(plan.text);
  const fresh = newFindings(before.findings, after.findings);
  const [first, last] = plan.lines ?? [0, Number.POSITIVE_INFINITY];
  const isHit = ({ rule, range }: Finding) =>
    rule === kind.rule && range.start.line >= first && range.start.line <= last;
  return {
    kind,
    path,
    found: fresh.some(isHit) || after.findings.filter(isHit).length > before.findings.filter(isHit).length,
    restored: kind.restores ? after.fixed === before.fixed : undefined,
    others: fresh.filter((finding) => !isHit(finding)),
    plan,
  };
}

/** Makes one harmless edit and gives the findings it should not have brought; `undefined` where it cannot be made. */
export function tryHarmless(
  world: World,
  place: Place,
  edit: HarmlessEdit,
  random: Random,
): readonly Finding[] | undefined {
  const changed = edit.change(place, random);
  if (changed === undefined || changed.text === place.text) return undefined;
  const path = changed.path ?? place.path;
  const before = world.lectern.check(path);
  const after = world.with(new Map([[path, changed.text]]), () => world.lectern.check(path));
  return newFindings(before, after);
}

/** Findings that are more than before, told apart by rule and words, since lines move. */
function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  const key = ({ rule, message }: Finding) => `${rule} ${message}`;
  for (const finding of before) left.set(key(finding), (left.get(key(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const count = left.get(key(finding)) ?? 0;
    left.set(key(finding), count - 1);
    return count <= 0;
  });
}
