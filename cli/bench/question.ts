/** What a dashboard asks, and how much of an answer there must be: a fast answer without content measures nothing. */
export type Question = {
  readonly path: string;
  /** Officer of the room; the first by default, who works for the province. */
  readonly officer?: number;
  /** How much the answer holds: rows, points, characters. */
  readonly holds: (answer: never, text: string) => number;
  /** So much it must hold at least (1). */
  readonly least?: number;
};

/** Records that a question is about. */
export type Named = {
  readonly [
    id in 'caseId' | 'personId' | 'placeId' | 'lockdownId' | 'focusId' | 'gateId' | 'comparisonId'
  ]: string;
};
