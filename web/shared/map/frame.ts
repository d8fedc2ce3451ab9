import { archipelagoInset } from './inset.ts';
import { t } from './texts.ts';

/** Elements of a map and what the rest of it does with them. */
export type MapFrame = {
  /** Takes the focus and the gestures. */
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  readonly whole: HTMLButtonElement;
  /** Read a sentence to screen readers and show it below the map. */
  readonly say: (sentence: string) => void;
};

let counter = 0;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: { readonly [name: string]: string } = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}

// Signs of the buttons on a 24 x 24 grid, drawn as strokes.
const signs = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
} as const;

function button(sign: keyof typeof signs): HTMLButtonElement {
  const name = t(sign);
  const made = element('button', 'vx-map-button', { type: 'button', 'aria-label': name, title: name });
  made.innerHTML =
    `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">` +
    `<path d="${signs[sign]}" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>`;
  return made;
}

/** Build the elements of a map into `host`. */
export function frameMap(
  host: HTMLElement,
  options: { readonly label: string; readonly approximate: boolean },
): MapFrame {
  counter += 1;
  const keysId = `vx-map-keys-${counter}`;
  const stage = element('div', 'vx-map-stage', {
    tabindex: '0',
    role: 'application',
    'aria-label': options.label,
    'aria-describedby': keysId,
  });
  const canvas = element('canvas', 'vx-map-canvas', { 'aria-hidden': 'true' });
  const inset = element('div', 'vx-map-inset-box');
  // Maps of Viet Nam, and of a part of it, always show its archipelagos.
  inset.innerHTML = archipelagoInset();
  stage.append(canvas, inset);

  const buttons = element('div', 'vx-map-buttons');
  const zoomIn = button('zoomIn');
  const zoomOut = button('zoomOut');
  const whole = button('whole');
  buttons.append(zoomIn, zoomOut, whole);

  const status = element('p', 'vx-map-status', { role: 'status' });
  const keys = element('p', 'vx-map-keys', { id: keysId });
  keys.textContent = t('keys');
  const box = element('div', 'vx-map');
  box.append(stage, buttons);
  if (options.approximate) {
    const note = element('p', 'vx-map-note');
    note.textContent = t('approximate');
    box.append(note);
  }
  host.replaceChildren(box, status, keys);

  return {
    stage,
    canvas,
    zoomIn,
    zoomOut,
    whole,
    say(sentence) {
      status.textContent = sentence;
    },
  };
}
