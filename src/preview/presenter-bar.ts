import type { PanelRole, PresenterState } from '../core/preview-protocol.ts';
import { fill, type PreviewStrings } from '../core/preview-strings.ts';

/** The presenter's clock and what comes next, above the notes; on the stage only the slide's place. */
export class PresenterBar {
  readonly #strings: PreviewStrings;
  readonly #role: PanelRole;
  readonly #root = document.createElement('dl');
  readonly #next = document.createElement('p');
  #state: PresenterState | undefined;

  constructor(bar: HTMLElement, role: PanelRole, strings: PreviewStrings) {
    this.#strings = strings;
    this.#role = role;
    this.#root.className = 'lectern-clock';
    this.#next.className = 'lectern-next';
    bar.before(this.#root, this.#next);
    setInterval(() => this.#draw(), 1000);
  }

  update(state: PresenterState): void {
    this.#state = state;
    this.#next.textContent =
      state.next === undefined ? this.#strings.lastSlide : fill(this.#strings.nextSlide, state.next);
    this.#draw();
  }

  #draw(): void {
    const state = this.#state;
    if (!state || this.#role !== 'notes') return;
    const now = Date.now();
    const onSlide = minutesAndSeconds(now - state.slideStarted);
    const rows: [string, string, boolean][] = [
      [
        this.#strings.slideMinutes,
        state.slideMinutes === undefined ? onSlide : `${onSlide} / ${state.slideMinutes} min`,
        state.slideMinutes !== undefined && now - state.slideStarted > state.slideMinutes * 60_000,
      ],
      [this.#strings.elapsed, minutesAndSeconds(now - state.started), false],
    ];
    if (state.sessionEnd !== undefined) {
      // While the slide takes longer than it says, everything after it moves on.
      const late = Math.max(0, now - state.slideStarted - (state.slideMinutes ?? 0) * 60_000);
      rows.push([this.#strings.sessionEnds, timeOfDay(state.sessionEnd + late), late > 0]);
    }
    if (state.position !== '') rows.push([state.title, state.position, false]);
    this.#root.replaceChildren(
      ...rows.map(([term, value, late]) => {
        const row = document.createElement('div');
        row.classList.toggle('late', late);
        const name = document.createElement('dt');
        name.textContent = term;
        const said = document.createElement('dd');
        said.textContent = value;
        row.append(name, said);
        return row;
      }),
    );
  }
}

function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}

function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
  });
}
