import type { Db } from '../../../platform/db/database.ts';
import type { EventHub } from '../../../platform/realtime/hub.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import type { Metric } from '../rules/metrics.ts';

export type StreamSources = {
  readonly db: Db;
  readonly hub: () => EventHub;
  readonly areas: AreaDirectory;
  readonly metrics: () => readonly Metric[];
  /** Metrics that the public map shows. */
  readonly mapMetrics: readonly string[];
};
