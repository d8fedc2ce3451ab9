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
  | 'ZLIB'
  | 'COSE'
  | 'KID'
  | 'SIGNATURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'KEY_USAGE'
  | 'MULTI'
  | 'SCHEMA'
  | 'REVOKED';

/**
 * The step that a reason belongs to. `MULTI`: not exactly one vaccination, test or recovery, a part of the schema. `REVOKED`
 * has none: every step passed, and then the code stood on the list.
 */
const STEP_OF_REASON: Readonly<Record<VerifyReason, VerifyStep | null>> = {
  PREFIX: 'unprefix',
  BASE45: 'base45',
  ZLIB: 'zlib',
  COSE: 'cose',
  KID: 'kid',
  SIGNATURE: 'signature',
  EXPIRED: 'expiry',
  NOT_YET_VALID: 'expiry',
  KEY_USAGE: 'keyUsage',
  MULTI: 'schema',
  SCHEMA: 'schema',
  REVOKED: null,
};

/** The steps of a verification that ended with `reason`: those before it passed, those after it were not reached. */
export function stepsUpTo(reason: VerifyReason | null): VerifySteps {
  const steps = freshSteps();
  const failed = reason === null ? null : STEP_OF_REASON[reason];
  for (const step of VERIFY_STEPS) {
    steps[step] = step !== failed;
    if (step === failed) {
      break;
    }
  }
  return steps;
}

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
