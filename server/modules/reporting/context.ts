import type { MailAdapter } from '../../adapters/mail/index.ts';
import type { Platform } from '../../platform/module.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { CatalogueEntry, Figures } from '../figures/index.ts';

/** What the installation, not a screen, decides about the exchange. */
export type ExchangeSettings = {
  /** File with `user:password` or a token, on one line. */
  readonly secretFile: string;
  /** Whether addresses of private networks and of this machine may be pushed to. */
  readonly allowPrivate: boolean;
};

/** What reports work with; wired by the composition root. */
export type ReportContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly provinceCode: string;
  /** Any metric by code, with its parts. */
  readonly figures: Figures;
  /** Every metric that a module declares: what templates and mappings may name. */
  readonly declared: () => readonly CatalogueEntry[];
  /** Decided levels of units at a time; units without a decision are missing. */
  readonly levels: (
    scope: Scope,
    areaNos: readonly number[],
    at: number,
  ) => Promise<ReadonlyMap<number, number>>;
  readonly exchange: ExchangeSettings;
  /** Hands a text to the gateway; without one, and always in simulated data, it is kept and nobody gets it. */
  readonly sendText: (
    scope: Scope,
    text: { readonly id: string; readonly to: string; readonly text: string },
  ) => Promise<unknown>;
  /** How mail leaves. */
  readonly mail: MailAdapter;
};
