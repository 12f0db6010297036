/** Whose time the sub-slides of one segment are taught in, as its front matter says. */
export interface SubSlideHabit {
  readonly segment: string;
  readonly course: string | undefined;
  /** Sub-slides that state minutes of their own, solutions left out. */
  readonly timed: number;
  /** Sub-slides that state none, below a slide that does. */
  readonly untimed: number;
}

/**
 * Tells whether a segment's sub-slides without minutes are to have their own some day, rather than to be taught in the
 * time of the slide above: what most sub-slides of its course do, of the whole book where the course has none. The
 * segment itself has no say, so that no estimate moves when minutes are written into it, or taken out.
 */
export function createHabits(habits: readonly SubSlideHabit[]): (segment: string) => boolean {
  const known = new Map<string, boolean>();
  const courses = new Map(habits.map(({ segment, course }) => [segment, course]));
  const ofOthers = (segment: string): boolean => {
    const others = habits.filter((habit) => habit.segment !== segment);
    const near = others.filter(({ course }) => course === courses.get(segment));
    const counted = near.some(({ timed, untimed }) => timed + untimed > 0) ? near : others;
    return sum(counted, ({ timed }) => timed) > sum(counted, ({ untimed }) => untimed);
  };
  return (segment) => {
    const answer = known.get(segment) ?? ofOthers(segment);
    known.set(segment, answer);
    return answer;
  };
}

function sum(habits: readonly SubSlideHabit[], of: (habit: SubSlideHabit) => number): number {
  return habits.reduce((total, habit) => total + of(habit), 0);
}
