import type { serviceManners } from '../../../../contract/order-papers.ts';

export type ServiceManner = (typeof serviceManners)[number];

/** What is missing to prove a service; field to problem. Who did not sign is vouched for by a witness. */
export function serviceFaults(one: {
  readonly manner: ServiceManner;
  readonly signedBy?: string | undefined;
  readonly witness?: string | undefined;
}): Record<string, string> {
  const signs = one.manner === 'signed' || one.manner === 'household';
  const witnessed = one.manner === 'refused-to-sign' || one.manner === 'posted';
  return {
    ...(signs && one.signedBy === undefined ? { signedBy: 'required' } : {}),
    ...(witnessed && one.witness === undefined ? { witness: 'required' } : {}),
  };
}
