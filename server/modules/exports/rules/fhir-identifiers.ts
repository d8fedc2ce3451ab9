import type { PersonRecord } from '../../../registry/people/index.ts';

type Kind = PersonRecord['identifiers'][number]['kind'];

const TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203';
/** What a number is by HL7's table; one of no kind there is its word alone. */
const types: { readonly [kind in Kind]?: { readonly code: string; readonly display: string } } = {
  cccd: { code: 'NI', display: 'National unique individual identifier' },
  cmnd: { code: 'NI', display: 'National unique individual identifier' },
  vneid: { code: 'NI', display: 'National unique individual identifier' },
  bhyt: { code: 'HC', display: 'Health Card Number' },
  passport: { code: 'PPN', display: 'Passport number' },
};
/**
 * Nobody has published an address for these lists of numbers, so each has a name of ours, for ever and in every installation:
 * without one a receiver could not tell equal numbers of two lists apart.
 */
const systems: { readonly [kind in Kind]: string } = {
  cccd: 'urn:uuid:8448c3cc-42f8-4c5a-b1b0-1ccd7b64af22',
  // The electronic identity shows the same twelve digits.
  vneid: 'urn:uuid:8448c3cc-42f8-4c5a-b1b0-1ccd7b64af22',
  cmnd: 'urn:uuid:84b1f214-40b2-44fa-bc44-246316326215',
  bhyt: 'urn:uuid:7ab7fa01-bd3c-4192-8694-c657fd4c5e9b',
  passport: 'urn:uuid:8131a8df-f9c8-4f84-95d2-3306d31a1179',
  other: 'urn:uuid:5d0d8c5e-6f0b-4a6e-9a55-0f6d1c1b7f42',
};

/** A number of a person: what it is, in which list, and itself. */
export function identifierOf({ kind, value }: PersonRecord['identifiers'][number]): object {
  const coding = types[kind];
  return {
    type: {
      ...(coding === undefined ? {} : { coding: [{ system: TYPES, ...coding }] }),
      text: kind.toUpperCase(),
    },
    system: systems[kind],
    value,
  };
}
