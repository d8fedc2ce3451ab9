/** A change of a counter: `at` is the time of the event, so that a late fact counts in its own hour. */
export type FigureDelta = {
  readonly metric: string;
  readonly dataset: string;
  readonly areaNo: number;
  readonly at: number;
  readonly by: number;
};
