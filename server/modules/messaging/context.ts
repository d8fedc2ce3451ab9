import type { SmsAdapter } from '../../adapters/sms/index.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { DeclaredBySms } from '../declarations/index.ts';

/** What a text came to, for the reply. */
export type SmsAnswer =
  | Extract<DeclaredBySms, { kind: 'declared' | 'incomplete' | 'refused' }>
  | { readonly kind: 'too-many' };

/** Who may hand texts in. */
export type InboundSettings = {
  /** At least 16 characters; never logged. */
  readonly secret: string;
  /** Addresses of the gateway. */
  readonly sources: readonly string[];
};

/** What messaging works with; wired by the composition root. */
export type MessagingContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: Pick<People, 'byIds' | 'byNos' | 'byPhones' | 'checkAnswer' | 'householdMembers'>;
  readonly adapter: SmsAdapter;
  /** Null: no gateway may hand texts in. */
  readonly inbound: InboundSettings | null;
  readonly publicDataset: string;
  readonly homeAreaNo: () => number;
  /** Makes a declaration of a text. */
  readonly declare: (
    scope: Scope,
    message: { readonly id: string; readonly from: string; readonly text: string; readonly at: number },
  ) => Promise<DeclaredBySms>;
};
