import { effect, signal } from '@preact/signals';
import type { GateDecision, GateScan } from '../../../lib/gates/index.ts';
import { newId } from '../../shared/ids.ts';
import type { Fact, Receipt } from '../data/queue-rules.ts';
import { all, get, put } from '../data/store.ts';
import type { Assessment } from './engine.ts';
import type { ServerFacts } from './subject.ts';
import type { Subject, VehicleRef } from './types.ts';

export type Seat = 'driver' | 'assistant' | 'passenger';
export type GoodsDirection = 'domestic' | 'import' | 'export' | 'transit' | 'none';

/** Somebody in the vehicle who was read and waits for the decision about the whole. */
export type Member = {
  readonly subject: Subject;
  readonly assessment: Assessment;
  readonly server: ServerFacts | null;
  readonly who: string;
  readonly seat: Seat;
};

/** A vehicle whose people are scanned in series. */
export type Vehicle = VehicleRef & {
  /** People in it, the driver included. */
  readonly people: number;
  readonly members: readonly Member[];
  /** Those who were decided about apart. */
  readonly apart: readonly { readonly id: string; readonly decision: GateDecision }[];
  /** As typed, with spaces or commas between them. */
  readonly seals: string;
  readonly goods: string;
  readonly goodsDirection: GoodsDirection | null;
};

/** The vehicle whose people are being scanned; null between vehicles. */
export const vehicle = signal<Vehicle | null>(null);
/** A plate or permit came in: the vehicle screen opens with it. */
export const vehicleAsked = signal(false);

/** A bus of forty people that was read half is still there after the phone died. */
export async function openVehicle(): Promise<void> {
  const [kept, facts, receipts] = await Promise.all([
    get<Vehicle | null>('values', 'vehicle'),
    all<Fact>('facts'),
    all<Receipt>('receipts'),
  ]);
  const decided = new Set([...facts, ...receipts].map(({ id }) => id));
  if (kept) {
    // Who was decided about in the last moment before is not decided about again.
    const members = kept.members.filter(({ subject }) => !decided.has(subject.id));
    vehicle.value =
      members.length === 0 && kept.members.length > 0 && kept.apart.length === 0
        ? null
        : { ...kept, members };
  }
  let first = true;
  effect(() => {
    const next = vehicle.value;
    if (!first) {
      void put('values', 'vehicle', next).catch(() => undefined);
    }
    first = false;
  });
}

/** Open a vehicle, or change the open one. */
export function changeVehicle(change: Partial<Vehicle>): void {
  const fresh: Vehicle = {
    groupId: newId(),
    plate: '',
    kind: 'car',
    people: 1,
    members: [],
    apart: [],
    permit: null,
    seals: '',
    goods: '',
    goodsDirection: null,
  };
  vehicle.value = { ...(vehicle.value ?? fresh), ...change };
}

/** How many of its people were read, decided about or not. */
export function readIn({ members, apart }: Pick<Vehicle, 'members' | 'apart'>): number {
  return members.length + apart.length;
}

/** What those in it know of the vehicle. */
export function refOf(open: Vehicle | null): VehicleRef | null {
  if (open === null) {
    return null;
  }
  const { groupId, plate, kind, permit } = open;
  return { groupId, plate, kind, permit };
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
