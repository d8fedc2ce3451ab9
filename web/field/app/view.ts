import { effect, signal } from '@preact/signals';
import { subject } from '../decide/deciding.ts';
import { vehicleAsked } from '../decide/vehicle.ts';

export const views = ['quet', 'xe', 'chuyen', 'khong-ma', 'so-ca', 'hai-buoc'] as const;
export type View = (typeof views)[number];

const named = (): View => views.find((view) => location.hash === `#${view}`) ?? 'quet';

/** The screen shown during a shift; the back button works. A person who waits for a decision is always shown first. */
export const view = signal<View>(named());
globalThis.addEventListener('hashchange', () => (view.value = named()));

/** Go to another screen of the shift. */
export function go(next: View): void {
  if (next !== view.value) {
    location.hash = next;
    view.value = next;
    scrollTo(0, 0);
  }
}

// A plate or permit that was scanned opens the vehicle; a person who was read is shown on the screen of decisions.
effect(() => {
  if (vehicleAsked.value) {
    vehicleAsked.value = false;
    go('xe');
  }
});
effect(() => {
  if (subject.value !== null) {
    go('quet');
  }
});
