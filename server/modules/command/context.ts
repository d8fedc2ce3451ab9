import type { smsStates } from '../../../contract/messaging.ts';
import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { AreaPaths } from '../../platform/access/sessions.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Platform } from '../../platform/module.ts';
import type { EventHub } from '../../platform/realtime/hub.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { Figures } from '../figures/index.ts';
import type { PostToday } from '../gates/index.ts';

/** Outlines of the province's communes as rings of degrees, and whether they are only approximate. */
export type Outlines = {
  readonly approximate: boolean;
  readonly areas: readonly {
    readonly code: string;
    readonly rings: readonly (readonly (readonly [lon: number, lat: number])[])[];
  }[];
};

/** What the command centre works with; wired by the list of modules. */
export type CommandContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly areaPaths: AreaPaths;
  readonly signer: CredentialSigner;
  readonly hub: () => EventHub;
  /** Code of the province whose command centre this is. */
  readonly provinceCode: string;
  /** The dataset whose figures are cut by the clock and watched by rules. */
  readonly publicDataset: string;
  /** Metrics as every part of the program reads them: counters, ratios, gauges by code. */
  readonly figures: Figures;
  /** Every counter of every module: what rules watch hour by hour. */
  readonly definitions: () => readonly FigureDefinition[];
  /** Official risk levels in force by area number. */
  readonly levels: (
    scope: Scope,
    areaNos: readonly number[],
    at: number,
  ) => Promise<ReadonlyMap<number, { readonly level: number }>>;
  /** Hands a text to the gateway; `kept`: there is none, or the data are simulated, and nobody gets it. */
  readonly sendText: (
    scope: Scope,
    text: { readonly id: string; readonly to: string; readonly text: string },
  ) => Promise<(typeof smsStates)[number]>;
  /** Every checkpoint of the province with what passed today. */
  readonly posts: (scope: Scope) => Promise<readonly PostToday[]>;
  readonly outlines: () => Promise<Outlines>;
};
