import rule from '../../../../data/rules/trips/cameras.json' with { type: 'json' };

const MINUTE_MS = 60_000;

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
