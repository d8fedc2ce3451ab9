import type { Scope } from '../../platform/access/scope.ts';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { GaugeDefinition } from '../../platform/figures/metric-types.ts';
import type { EventHub } from '../../platform/realtime/hub.ts';
import type { LevelSource } from './usecases/read-level.ts';
import type { MapMetrics, PublicCordonOnMap, PublicPhone, PublicPlace } from './usecases/read-map.ts';

/** What the public map is given by the composition root. */
export type MapOptions = {
  /** Code of the province that the public map shows. */
  readonly publicArea: string;
  /** Metrics that the map is made of. */
  readonly metrics: MapMetrics;
  /** Every metric of every module; the public ones are exported. */
  readonly definitions: () => readonly FigureDefinition[];
  /** What modules count when asked, such as places in use; the public ones are exported. */
  readonly gauges: () => readonly GaugeDefinition[];
  /** Places in these areas that the public may see on the map: exposure places, checkpoints, test sites. */
  readonly publicPlaces: (scope: Scope, areaNos: readonly number[]) => Promise<readonly PublicPlace[]>;
  /** Cordoned areas in force in these areas: name, term and outline, nothing about who lives there. */
  readonly publicCordons: (scope: Scope, areaNos: readonly number[]) => Promise<readonly PublicCordonOnMap[]>;
  /** Numbers in these areas that anybody may call: stations, hospitals, offices. */
  readonly publicPhones: (scope: Scope, areaNos: readonly number[]) => Promise<readonly PublicPhone[]>;
  /** The official risk levels in force; never a computed one. */
  readonly officialLevels: LevelSource;
  /** Official levels that are published and not yet in force. */
  readonly comingLevels: LevelSource;
  /** The follower of the outbox: what happens makes the map anew. It starts after the migrations. */
  readonly hub: () => EventHub;
};
