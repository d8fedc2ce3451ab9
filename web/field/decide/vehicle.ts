import { signal } from '@preact/signals';
import type { GateScan } from '../../../lib/gates/index.ts';
import { newId } from '../../shared/ids.ts';
import type { Vehicle } from './subject.ts';

/** The vehicle whose people are being scanned; null between vehicles. */
export const vehicle = signal<Vehicle | null>(null);
/** A plate or permit came in: the vehicle screen opens with it. */
export const vehicleAsked = signal(false);

/** Open a vehicle, or change the open one. */
export function changeVehicle(change: Partial<Vehicle>): void {
  const fresh: Vehicle = {
    groupId: newId(),
    plate: '',
    kind: 'car',
    people: 1,
    done: 0,
    permit: null,
  };
  vehicle.value = { ...(vehicle.value ?? fresh), ...change };
}

export function takePlate(plate: string): void {
  // Another plate is another vehicle.
  if (vehicle.value !== null && vehicle.value.plate !== '' && vehicle.value.plate !== plate) {
    vehicle.value = null;
  }
  changeVehicle({ plate });
  vehicleAsked.value = true;
}

/** The plate on the permit is not the plate of the vehicle before the officer has looked. */
export function takePermit(text: string, scan: GateScan): void {
  changeVehicle({ permit: { text, scan } });
  vehicleAsked.value = true;
}

/** The vehicle is through. */
export function closeVehicle(): void {
  vehicle.value = null;
  vehicleAsked.value = false;
}
