import type { AreaPaths } from '../../platform/access/sessions.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** Which of these records lie in these units. */
export type Within = (
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  areaNos: readonly number[],
) => Promise<string[]>;

/** What webhooks work with; wired by the composition root. */
export type WebhookContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly areaPaths: AreaPaths;
  /** Whether private networks and this machine may be reached. */
  readonly allowPrivate: boolean;
  readonly within: { readonly order: Within; readonly permit: Within };
};
