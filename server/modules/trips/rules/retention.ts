import rule from '../../../../data/rules/trips/retention.json' with { type: 'json' };

type RetentionRule = {
  readonly version: string;
  readonly validFrom: string;
  /** Days after a trip was over. */
  readonly closedDays: number;
  /** Days after the planned arrival, also of a trip that nobody ended. */
  readonly anyDays: number;
  readonly source: string;
  readonly certainty: string;
};

/** How long a trip says who drove what, as dated data. */
export const shippedRetention = rule satisfies RetentionRule;
