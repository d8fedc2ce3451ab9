import { device, pack } from '../data/device.ts';
import type { Pack } from '../data/pack-open.ts';
import { session } from '../data/session.ts';
import type { Engine } from './engine.ts';

let engine: Promise<Engine> | null = null;
let engineOf: Pack | null = null;

/** The engine of the pack on this phone; started once a pack. */
export async function currentEngine(): Promise<Engine> {
  const newest = pack.value!;
  if (engine === null || engineOf !== newest) {
    engineOf = newest;
    engine = import('./engine.ts').then(({ startEngine }) =>
      startEngine(newest, device.value ?? { watchKey: null, dataset: session.value!.dataset }),
    );
  }
  return await engine;
}
