import type { RunSheetForm, ScheduleStrings } from '../core/schedule-protocol.ts';
import { element, field } from './schedule-elements.ts';

/** The fields that say when a class is held. They stay for as long as the page does, so that they can be typed into. */
export interface FormView {
  readonly element: HTMLElement;
  /** Takes over what is remembered; a field that is being typed into is left alone. */
  update(form: RunSheetForm): void;
}

/** `change` is told each form of which every field can be read. */
export function runSheetForm(strings: ScheduleStrings, change: (form: RunSheetForm) => void): FormView {
  const made = element('form', { class: 'tools', 'aria-label': strings.runSheet });
  const inputs = {
    start: element('input', { type: 'time', name: 'start', required: '' }),
    breakMinutes: element('input', {
      type: 'number',
      name: 'breakMinutes',
      min: '0',
      max: '240',
      required: '',
    }),
    lunch: element('input', { type: 'time', name: 'lunch' }),
    lunchMinutes: element('input', {
      type: 'number',
      name: 'lunchMinutes',
      min: '0',
      max: '240',
      required: '',
    }),
  };
  const { start, breakMinutes, lunch, lunchMinutes } = inputs;
  made.append(
    field(strings.start, start),
    field(strings.breaks, breakMinutes),
    field(strings.lunchAt, lunch),
    field(strings.lunchMinutes, lunchMinutes),
  );
  let remembered: RunSheetForm | undefined;
  const show = (): void => {
    for (const [key, input] of Object.entries(inputs)) {
      const value = String(remembered?.[key as keyof RunSheetForm] ?? '');
      if (input !== document.activeElement && input.value !== value) input.value = value;
    }
  };
  made.addEventListener('input', () => {
    // A time of which half is typed is none yet; what was read last holds until then.
    if (Object.values(inputs).some((input) => !input.validity.valid)) return;
    remembered = {
      start: start.value,
      breakMinutes: Math.round(breakMinutes.valueAsNumber),
      lunch: lunch.value,
      lunchMinutes: Math.round(lunchMinutes.valueAsNumber),
    };
    change(remembered);
  });
  // What could not be read is what it was.
  made.addEventListener('focusout', () => queueMicrotask(show));
  made.addEventListener('submit', (event) => event.preventDefault());
  return {
    element: made,
    update(form) {
      remembered = form;
      show();
    },
  };
}
