/** What the wall shows: a scene, whether it moves on, whether its figures stand still, and what the keypad opened. */
export type WallState = {
  readonly scene: number;
  readonly paused: boolean;
  readonly frozen: boolean;
  /** `pick`: the next digit opens a tile. */
  readonly mode: 'scene' | 'pick' | { readonly tile: number; readonly page: number };
};

export const firstState: WallState = { scene: 0, paused: false, frozen: false, mode: 'scene' };

/** Sizes that a key is judged by. */
export type WallSizes = {
  /** The digit of each scene, in their order. */
  readonly scenes: readonly number[];
  /** Whether each tile of the scene has communes behind it. */
  readonly tiles: readonly boolean[];
  readonly pages: number;
};

/**
 * The wall after a key of a numeric keypad: digits jump to a scene, + and - go on, 0 pauses, / freezes, * or Enter and a
 * digit open a tile by commune, . or Backspace leave it. Any other key changes nothing.
 */
export function pressKey(state: WallState, key: string, sizes: WallSizes): WallState {
  if (['.', ',', 'Backspace', 'Delete', 'Escape'].includes(key)) {
    return { ...state, mode: 'scene' };
  }
  if (key === '/') {
    return { ...state, frozen: !state.frozen };
  }
  if (key === '0') {
    return { ...state, paused: !state.paused };
  }
  if (key === '*' || key === 'Enter') {
    return { ...state, mode: state.mode === 'pick' ? 'scene' : 'pick' };
  }
  if (key === '+' || key === '-') {
    return turn(state, key === '+' ? 1 : -1, sizes);
  }
  return /^[1-9]$/u.test(key) ? pressDigit(state, Number(key), sizes) : state;
}

function pressDigit(state: WallState, digit: number, { scenes, tiles }: WallSizes): WallState {
  if (state.mode === 'pick') {
    return tiles[digit - 1] === true ? { ...state, mode: { tile: digit - 1, page: 0 } } : state;
  }
  const scene = scenes.indexOf(digit);
  return scene === -1 ? state : { ...state, scene, mode: 'scene' };
}

function turn(state: WallState, by: 1 | -1, { scenes, pages }: WallSizes): WallState {
  if (typeof state.mode === 'object') {
    const page = Math.min(Math.max(state.mode.page + by, 0), Math.max(pages - 1, 0));
    return { ...state, mode: { ...state.mode, page } };
  }
  return { ...state, scene: (state.scene + by + scenes.length) % Math.max(scenes.length, 1), mode: 'scene' };
}

/** Does the wall go to the next scene by itself? Not while somebody looks closer, nor while it is held. */
export function rotates({ paused, frozen, mode }: WallState): boolean {
  return !paused && !frozen && mode === 'scene';
}
