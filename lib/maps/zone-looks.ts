/** Levels of a zone; `none` where nothing is decided. */
export type ZoneLookName = 'green' | 'yellow' | 'orange' | 'red' | 'none';

/** How a zone is shown: colour, shape, letter and word together, never colour alone. */
export type ZoneLook = {
  readonly fill: string;
  /** Colour of text on the fill. */
  readonly text: string;
  readonly letter: string;
  /** Outline of the shape on a 24 x 24 grid, as SVG path data. */
  readonly shape: string;
  /** Mark inside the shape, a stroke. */
  readonly mark: string;
};

/** Ink of every outline: yellow alone is 1.23:1 on white. */
export const zoneInk = '#14212b';
/** Lines of the hatch that means "no data". */
export const zoneHatch = '#5b6b78';

/** The palette, safe for red-green and blue-yellow blindness (figures in web/shared/zones.test.ts). */
export const zoneLooks: { readonly [level in ZoneLookName]: ZoneLook } = {
  green: {
    fill: '#1e7f6e',
    text: '#ffffff',
    letter: 'X',
    shape: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
    mark: 'M7 12.5l3.5 3.5L17 9',
  },
  yellow: {
    fill: '#ffe883',
    text: zoneInk,
    letter: 'V',
    shape: 'M12 2l10.5 19h-21z',
    mark: 'M12 9v6M12 17.5v1',
  },
  orange: {
    fill: '#e16f01',
    text: zoneInk,
    letter: 'C',
    shape: 'M12 1l11 11-11 11L1 12z',
    mark: 'M8.5 14.5L12 9l3.5 5.5z',
  },
  red: {
    fill: '#9a101f',
    text: '#ffffff',
    letter: 'Đ',
    shape: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
    mark: 'M8 8l8 8M16 8l-8 8',
  },
  none: {
    fill: '#ffffff',
    text: zoneInk,
    letter: '?',
    shape: 'M3 3h18v18H3z',
    mark: 'M9 9.5a3 3 0 1 1 3.5 3v2M12.5 17v1',
  },
};

/** Levels in the order of a legend, best first. */
export const zoneOrder: readonly ZoneLookName[] = ['green', 'yellow', 'orange', 'red', 'none'];
