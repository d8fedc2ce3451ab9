import { describe, expect, it } from 'vitest';
import { firstState, pressKey, rotates, type WallState } from './keypad.ts';

const sizes = { scenes: [1, 2, 3, 4], tiles: [false, true, true, true], pages: 3 };
const press = (keys: string, from: WallState = firstState) =>
  [...keys].reduce((state, key) => pressKey(state, key, sizes), from);

describe('the keypad of the wall', () => {
  it('jumps to a scene, and to none that is not there', () => {
    expect(press('3').scene).toBe(2);
    expect(press('39').scene).toBe(2);
  });

  it('jumps by the digit that a scene was given, whatever its place', () => {
    const set = { ...sizes, scenes: [7, 2] };
    expect(pressKey(firstState, '2', set).scene).toBe(1);
    expect(pressKey(firstState, '7', set).scene).toBe(0);
    expect(pressKey(firstState, '1', set).scene).toBe(0);
  });

  it('goes on and back, round the ends', () => {
    expect(press('+').scene).toBe(1);
    expect(press('-').scene).toBe(3);
    expect(press('4+').scene).toBe(0);
  });

  it('pauses, freezes, and takes both back', () => {
    expect(press('0')).toMatchObject({ paused: true, frozen: false });
    expect(press('00/')).toMatchObject({ paused: false, frozen: true });
    expect(press('//').frozen).toBe(false);
  });

  it('opens a tile, turns its pages within their number, and leaves it', () => {
    expect(press('*2').mode).toEqual({ tile: 1, page: 0 });
    expect(press('*2+++').mode).toEqual({ tile: 1, page: 2 });
    expect(press('*2-').mode).toEqual({ tile: 1, page: 0 });
    expect(press('*7').mode).toBe('pick');
    expect(press('*1').mode).toBe('pick');
    expect(press('*2.').mode).toBe('scene');
    expect(pressKey(press('*2'), 'Backspace', sizes).mode).toBe('scene');
  });

  it('goes on by itself only while nobody holds it', () => {
    expect(rotates(firstState)).toBe(true);
    expect([press('0'), press('/'), press('*'), press('*2')].map(rotates)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('does nothing on any other key', () => {
    expect(pressKey(firstState, 'a', sizes)).toBe(firstState);
    expect(pressKey(firstState, 'F5', sizes)).toBe(firstState);
  });
});
