import type { FastifyInstance } from 'fastify';
import type { MailAdapter } from './adapters/mail/index.ts';
import type { AreaPaths, Sessions } from './platform/access/sessions.ts';
import type { CredentialSigner } from './platform/credentials/module.ts';
import type { EventHub } from './platform/realtime/hub.ts';
import type { LiveAreaDirectory } from './registry/areas/index.ts';
import type { OidcPort } from './adapters/oidc/index.ts';
import type { SmsAdapter } from './adapters/sms/index.ts';
import type { InboundSettings } from './modules/messaging/index.ts';
import type { TraceIndexMode } from './modules/presence/index.ts';
import type { ExchangeSettings } from './modules/reporting/index.ts';

/** What the modules are made from. */
export type Ingredients = {
  readonly areas: LiveAreaDirectory;
  readonly sessions: Sessions;
  readonly areaPaths: AreaPaths;
  readonly signer: CredentialSigner;
  readonly hub: () => EventHub;
  /** The composed program, once there is one. */
  readonly http: () => Pick<FastifyInstance, 'inject'>;
  readonly publicDataset: string;
  readonly provinceCode: string;
  /** Days that check-ins are kept. */
  readonly presenceDays: number;
  readonly traceIndex: { readonly mode: TraceIndexMode; readonly databaseUrl: string };
  readonly version: string;
  /** Where this province trains; null: nowhere else. */
  readonly trainingUrl: string | null;
  /** How texts leave (kept on screen) and who may hand them in (nobody). */
  readonly sms?: { readonly adapter: SmsAdapter; readonly inbound: InboundSettings | null } | undefined;
  /** How mail leaves; kept on screen without. */
  readonly mail?: MailAdapter | undefined;
  readonly exchange: ExchangeSettings;
  /** Whether webhooks may go to private addresses (no). */
  readonly webhookPrivate?: boolean | undefined;
  /** Single sign-on (none). */
  readonly oidc?: OidcPort | null | undefined;
};
