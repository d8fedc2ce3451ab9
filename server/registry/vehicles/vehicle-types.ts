import type { Body } from '../../../contract/kit.ts';
import type { vehiclesApi } from '../../../contract/places.ts';

/** A vehicle as an officer types it. */
export type VehicleInput = Body<(typeof vehiclesApi)['POST /vehicles']>;
export type VehicleKind = VehicleInput['kind'];

/** What other modules hold of a vehicle. */
export type VehicleRef = {
  readonly vehicleNo: number;
  readonly vehicleId: string;
  /** Canonical: capital letters and digits only. */
  readonly plate: string;
  /** As it is printed: 20A-123.45. */
  readonly plateShown: string;
  readonly kind: VehicleKind;
};
