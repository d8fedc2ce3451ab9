import { signal } from '@preact/signals';
import { startContact } from '../data/contact.ts';
import { openDevice } from '../data/device.ts';
import { openLookUps } from '../data/look-ups.ts';
import { startQueue } from '../data/queue.ts';
import { openSession } from '../data/session.ts';
import { openServed } from '../data/served.ts';
import { openShift } from '../data/shift.ts';
import { openVehicle } from '../decide/vehicle.ts';

/** `broken`: the browser keeps nothing, so no shift can be worked. */
export const readiness = signal<'opening' | 'ready' | 'broken'>('opening');

/** Read what the phone keeps, then show the app, then get in touch with the server. */
export async function startApp(): Promise<void> {
  try {
    await Promise.all([openDevice(), openShift(), openServed(), openVehicle()]);
    await openLookUps();
  } catch {
    readiness.value = 'broken';
    return;
  }
  await openSession();
  readiness.value = 'ready';
  await startQueue();
  startContact();
}
