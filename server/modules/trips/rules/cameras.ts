import rule from '../../../../data/rules/trips/cameras.json' with { type: 'json' };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What the reading of a camera is worth, as dated data. */
export type CameraRule = {
  readonly version: string;
  readonly validFrom: string;
  /** A reading below this, or with look-alikes, counts at posts of the way only. */
  readonly leastConfidence: number;
  /** Readings of one post within this time are one. */
  readonly sameMinutes: number;
  /** Readings of so long before a trip was accepted are looked at again. */
  readonly backHours: number;
  readonly source: string;
  readonly certainty: string;
};

export const shippedCameras: CameraRule = rule;

export type CameraReading = {
  readonly placeNo: number;
  /** Unix ms. */
  readonly at: number;
  readonly corrections: number;
  readonly confidence: number | null;
};

/** From when on (Unix ms) readings of a vehicle belong to a trip, whenever they come in. */
export function belongsFrom(
  { backHours }: Pick<CameraRule, 'backHours'>,
  { acceptedAt, startsAt }: { readonly acceptedAt: number; readonly startsAt: number },
): number {
  return Math.max(acceptedAt - backHours * HOUR_MS, Math.min(startsAt, acceptedAt));
}

/**
 * Whether a reading counts as a report of a trip. A plate that may be misread says that a vehicle came by where it was
 * expected, never that it left its route; of many readings at one post the first counts.
 * @param wayNos posts of the way, the gate and its yard.
 * @param known readings of the trip that count already.
 */
export function countsAsReport(
  { leastConfidence, sameMinutes }: CameraRule,
  reading: CameraReading,
  wayNos: ReadonlySet<number>,
  known: readonly { readonly placeNo: number; readonly at: number }[],
): boolean {
  const sure =
    reading.corrections === 0 && (reading.confidence === null || reading.confidence >= leastConfidence);
  const again = known.some(
    ({ placeNo, at }) =>
      placeNo === reading.placeNo && at <= reading.at && reading.at - at < sameMinutes * MINUTE_MS,
  );
  return (sure || wayNos.has(reading.placeNo)) && !again;
}
