/** The steps of a verification, in their order; the first that fails gives the reason. */
export const VERIFY_STEPS = [
  'unprefix',
  'base45',
  'zlib',
  'cose',
  'kid',
  'signature',
  'expiry',
  'keyUsage',
  'schema',
] as const;

/** One step of a verification. */
export type VerifyStep = (typeof VERIFY_STEPS)[number];

/** Of each step: passed, failed, or null when it was not reached or does not apply. */
export type VerifySteps = Record<VerifyStep, boolean | null>;

/** Why a code is not valid. */
export type VerifyReason =
  | 'PREFIX'
  | 'BASE45'
  | 'COSE'
  | 'KID'
  | 'SIGNATURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'KEY_USAGE'
  | 'SCHEMA';

/** No step reached yet. */
export function freshSteps(): VerifySteps {
  return {
    unprefix: null,
    base45: null,
    zlib: null,
    cose: null,
    kid: null,
    signature: null,
    expiry: null,
    keyUsage: null,
    schema: null,
  };
}
