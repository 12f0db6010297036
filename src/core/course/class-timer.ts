import type { Path } from '../text/path.ts';

/** One class as it is held: which slide is open since when. Times are milliseconds since 1970. Plain data, for storage. */
export interface ClassRun {
  readonly startedAt: number;
  /** When it was stopped; `undefined` while it goes on. */
  readonly stoppedAt: number | undefined;
  /** When it was paused; `undefined` while the clock goes. */
  readonly pausedAt: number | undefined;
  /** The slides to be taught, in order. */
  readonly slides: readonly PlannedTime[];
  /** Index of the slide that is open. */
  readonly current: number;
  /** Since when the clock goes for the open slide, pauses taken out. */
  readonly since: number;
  /** Milliseconds spent on each slide so far, the open one's current visit left out. */
  readonly spent: readonly number[];
}

/** A slide with the minutes it is planned to take. */
export interface PlannedTime {
  readonly path: Path;
  readonly minutes: number;
  /** Its session, in a class of more than one; the forecast is for the session's end. */
  readonly session?: string;
}

/** What the teacher, or the clock, does. */
export type ClassAction =
  | { readonly kind: 'next' }
  | { readonly kind: 'back' }
  /** Goes to a slide of the plan; does nothing for others. */
  | { readonly kind: 'open'; readonly path: Path }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  /** Takes milliseconds off the open slide's time, as when its timer was forgotten over lunch. */
  | { readonly kind: 'forget'; readonly milliseconds: number };

/** Starts a class on its first slide, or on another one of the plan. */
export function startClass(slides: readonly PlannedTime[], now: number, first?: Path): ClassRun {
  const current = Math.max(first === undefined ? 0 : slides.findIndex((slide) => slide.path === first), 0);
  const spent = slides.map(() => 0);
  return { startedAt: now, stoppedAt: undefined, pausedAt: undefined, slides, current, since: now, spent };
}

/** The class after an action; the same object when the action changes nothing, as `next` on the last slide. */
export function act(run: ClassRun, action: ClassAction, now: number): ClassRun {
  if (run.stoppedAt !== undefined) return run;
  switch (action.kind) {
    case 'next':
      return goTo(run, run.current + 1, now);
    case 'back':
      return goTo(run, run.current - 1, now);
    case 'open':
      return goTo(
        run,
        run.slides.findIndex((slide) => slide.path === action.path),
        now,
      );
    case 'pause':
      return run.pausedAt === undefined ? { ...settle(run, now), pausedAt: now } : run;
    case 'resume':
      return run.pausedAt === undefined ? run : { ...run, pausedAt: undefined, since: now };
    case 'stop':
      return { ...settle(run, now), stoppedAt: now, pausedAt: undefined };
    case 'forget':
      return forget(settle(run, now), action.milliseconds);
  }
}

function goTo(run: ClassRun, index: number, now: number): ClassRun {
  if (index === run.current || index < 0 || index >= run.slides.length) return run;
  return { ...settle(run, now), current: index };
}

/** The same moment with the open visit counted into `spent`. A clock set back counts nothing. */
function settle(run: ClassRun, now: number): ClassRun {
  const visit = run.pausedAt === undefined ? Math.max(now - run.since, 0) : 0;
  return { ...spend(run, (spent) => spent + visit), since: now };
}

function forget(run: ClassRun, milliseconds: number): ClassRun {
  return spend(run, (spent) => Math.max(spent - Math.max(milliseconds, 0), 0));
}

/** Another time for the open slide; a class without slides has none. */
function spend(run: ClassRun, change: (spent: number) => number): ClassRun {
  return { ...run, spent: run.spent.map((spent, index) => (index === run.current ? change(spent) : spent)) };
}

/** The class with its slides where they are now that files were renamed or moved; the same object when none of them was. */
export function moved(run: ClassRun, place: (path: Path) => Path): ClassRun {
  if (run.slides.every(({ path }) => place(path) === path)) return run;
  return { ...run, slides: run.slides.map((slide) => ({ ...slide, path: place(slide.path) })) };
}

/** A class at one moment, in whole minutes rounded to the nearest, but for the end, in milliseconds since 1970. */
export interface ClassClock {
  readonly slide: PlannedTime | undefined;
  /** Minutes spent on the open slide. */
  readonly onSlide: number;
  /** Minutes taught, pauses left out. */
  readonly elapsed: number;
  /** Minutes the plan gives to the slides before this one, and to this one up to what it has taken. */
  readonly planned: number;
  /** Minutes behind the plan; negative when ahead. */
  readonly behind: number;
  /** When the open slide's session ends at this pace, pauses to come left out; `undefined` where none of its slides has a plan. */
  readonly endsAt: number | undefined;
  readonly state: 'running' | 'paused' | 'stopped';
}

const minute = 60_000;

/** How far the pace may pull the forecast: half to twice as fast as planned. */
const fastest = 0.5;
const slowest = 2;

/** Reads the clock of a class. */
export function readClock(run: ClassRun, now: number): ClassClock {
  const { spent, current, slides } = run.stoppedAt === undefined ? settle(run, now) : run;
  const onSlide = spent[current] ?? 0;
  const elapsed = spent.reduce((sum, each) => sum + each, 0);
  const plans = slides.map((slide) => slide.minutes * minute);
  const before = plans.slice(0, current).reduce((sum, each) => sum + each, 0);
  const here = Math.min(onSlide, plans[current] ?? 0);
  const planned = before + here;
  const { session } = slides[current] ?? {};
  const later = slides.findIndex((slide, index) => index > current && slide.session !== session);
  const end = later < 0 ? plans.length : later;
  const first = slides.findIndex((slide) => slide.session === session);
  const isPlanned = plans.slice(Math.max(first, 0), end).some((plan) => plan > 0);
  const left = plans.slice(current, end).reduce((sum, each) => sum + each, 0) - here;
  // The pace of what is done tells more the more is done; in the first ten minutes the plan counts as much.
  const done = elapsed - onSlide;
  const pace = Math.min(Math.max((done + 10 * minute) / (before + 10 * minute), fastest), slowest);
  const endsAt = run.stoppedAt ?? Math.max(now, run.startedAt) + left * pace;
  return {
    slide: slides[current],
    onSlide: Math.round(onSlide / minute),
    elapsed: Math.round(elapsed / minute),
    planned: Math.round(planned / minute),
    behind: Math.round((elapsed - planned) / minute),
    endsAt: isPlanned ? Math.round(endsAt) : undefined,
    state: run.stoppedAt !== undefined ? 'stopped' : run.pausedAt !== undefined ? 'paused' : 'running',
  };
}

/**
 * Minutes the open slide has been open in this visit, where that is so long that its timer was likely forgotten:
 * more than three times its plan and more than 20 minutes. `undefined` when there is nothing to ask.
 */
export function forgottenMinutes(run: ClassRun, now: number): number | undefined {
  if (run.stoppedAt !== undefined || run.pausedAt !== undefined) return undefined;
  const visit = (now - run.since) / minute;
  const plan = run.slides[run.current]?.minutes ?? 0;
  return visit > 20 && visit > 3 * plan ? Math.round(visit) : undefined;
}
