import type { Book, Summary } from '../book/book.ts';
import type { Path } from '../text/path.ts';
import type { Course, CourseFacts, CoursePlace, Courses } from './course.ts';
import { type Plan, type PlanPlace, planCourses } from './course-plan.ts';
import { sumCourse } from './course-sums.ts';

/** The courses of a book from its summary and front matter alone, counted from scratch. */
export function rollUp(book: Book, factsOf: (path: Path) => CourseFacts | undefined): Courses {
  return createRollUp().update(book, factsOf);
}

/** Keeps one book's courses up to date at the price of what changed. */
export interface RollUp {
  /**
   * The courses as they are now. `changed` names the files whose front matter may have changed since the last
   * call; without it every file is asked again. Courses, sessions, segments and slides that stay the same keep
   * their identity, and so does the whole answer when nothing changed.
   */
  update(book: Book, factsOf: (path: Path) => CourseFacts | undefined, changed?: Iterable<Path>): Courses;
}

/** Makes a roll-up that knows nothing yet. */
export function createRollUp(): RollUp {
  return new IncrementalRollUp();
}

class IncrementalRollUp implements RollUp {
  readonly #facts = new Map<Path, CourseFacts | undefined>();
  #summary: Summary | undefined;
  #plan: Plan | undefined;
  #courses: Courses | undefined;

  update(book: Book, factsOf: (path: Path) => CourseFacts | undefined, changed?: Iterable<Path>): Courses {
    const plan = this.#plan;
    const courses = this.#courses;
    if (!plan || !courses || book.summary !== this.#summary) return this.#rebuild(book, factsOf);
    const places: PlanPlace[] = [];
    for (const path of new Set(changed ?? this.#facts.keys())) {
      if (!this.#facts.has(path)) continue;
      const before = this.#facts.get(path);
      const now = factsOf(path);
      this.#facts.set(path, now);
      if (before?.course !== now?.course || before?.session !== now?.session)
        return this.#rebuild(book, factsOf);
      if (before?.minutes !== now?.minutes || before?.targetMinutes !== now?.targetMinutes)
        places.push(...(plan.places.get(path) ?? []));
    }
    if (places.length === 0) return courses;
    let list = courses.courses;
    for (const place of places) {
      const coursePlan = plan.courses[place.course];
      const old = list[place.course];
      if (coursePlan && old) list = list.with(place.course, sumCourse(coursePlan, this.#facts, old, place));
    }
    return this.#answer(list, plan);
  }

  #rebuild(book: Book, factsOf: (path: Path) => CourseFacts | undefined): Courses {
    this.#facts.clear();
    this.#summary = book.summary;
    const remember = (path: Path): CourseFacts | undefined => {
      if (!this.#facts.has(path)) this.#facts.set(path, factsOf(path));
      return this.#facts.get(path);
    };
    const plan = planCourses(book, remember);
    this.#plan = plan;
    const before = new Map(this.#courses?.courses.map((course) => [course.name, course]));
    const list = plan.courses.map((course) => sumCourse(course, this.#facts, before.get(course.name)));
    return this.#answer(list, plan);
  }

  #answer(courses: readonly Course[], plan: Plan): Courses {
    this.#courses = new PlannedCourses(courses, plan);
    return this.#courses;
  }
}

class PlannedCourses implements Courses {
  readonly courses: readonly Course[];
  readonly problems: Courses['problems'];
  readonly #plan: Plan;

  constructor(courses: readonly Course[], plan: Plan) {
    this.courses = courses;
    this.problems = plan.problems;
    this.#plan = plan;
  }

  placeOf(path: Path): CoursePlace | undefined {
    const place = this.#plan.places.get(path)?.[0];
    if (!place) return undefined;
    const course = this.courses[place.course];
    const session = course?.sessions[place.session];
    const segment = session?.segments[place.segment];
    const slide = segment?.slides[place.slide];
    if (!course || !session || !segment || !slide) return undefined;
    return { course, session, segment, slide, first: slide.files[0] === path };
  }

  courseNamed(name: string): Course | undefined {
    return this.courses.find((course) => course.name === name);
  }
}
