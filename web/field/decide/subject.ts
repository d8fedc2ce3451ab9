import type { GateFacts, GateScan, ShownTest } from '../../../lib/gates/index.ts';
import { fold } from '../../../lib/vietnamese/index.ts';
import type { Subject } from './types.ts';

/** What the server knows beyond the codes, as far as it answered in time. */
export type ServerFacts = {
  readonly facts: GateFacts;
  readonly name: string | null;
  readonly birthYear: number | null;
};

export type Identity = {
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly originCode: string | null;
  /** When the code was signed, Unix ms. */
  readonly signedAt: number | null;
  readonly declaredCompanions: number | null;
};

/** Who it is, as the codes and the officer say; what is not known stays null. */
export function identityOf(subject: Pick<Subject, 'scans' | 'typed' | 'origin'>): Identity {
  const found = subject.scans.map(({ scan }) => identityOfScan(scan));
  const { typed, origin } = subject;
  const first = <T>(pick: (identity: Identity) => T | null): T | null =>
    found.map(pick).find((value) => value !== null) ?? null;
  return {
    name: first(({ name }) => name) ?? (typed === null || typed.fullName === '' ? null : typed.fullName),
    birthYear: first(({ birthYear }) => birthYear) ?? typed?.birthYear ?? null,
    originCode: first(({ originCode }) => originCode) ?? origin?.code ?? typed?.originCode ?? null,
    signedAt: first(({ signedAt }) => signedAt),
    declaredCompanions: first(({ declaredCompanions }) => declaredCompanions),
  };
}

/** The identity that one code tells. A permit names its holder, who need not be the person; it says nothing here. */
export function identityOfScan({ scanned, code, dcc }: GateScan): Identity {
  const nobody: Identity = {
    name: null,
    birthYear: null,
    originCode: null,
    signedAt: null,
    declaredCompanions: null,
  };
  if (code !== null && code.kind !== 'permit') {
    const { data, issuedAt } = code;
    return {
      name: data.name,
      birthYear: data.birthYear,
      originCode: 'areaCode' in data ? data.areaCode : null,
      signedAt: issuedAt.getTime(),
      declaredCompanions: code.kind === 'declaration' ? (code.data.companions ?? 0) : null,
    };
  }
  if (scanned.kind === 'cccd' && scanned.card !== null) {
    return { ...nobody, name: scanned.card.fullName, birthYear: scanned.card.birthYear };
  }
  if (dcc !== null) {
    const names = dcc['nam'] as { fn?: unknown; gn?: unknown; fnt?: unknown; gnt?: unknown } | undefined;
    const parts = [names?.fn ?? names?.fnt, names?.gn ?? names?.gnt].filter(
      (part): part is string => typeof part === 'string' && part !== '',
    );
    const born = dcc['dob'];
    const year = typeof born === 'string' ? Number.parseInt(born.slice(0, 4), 10) : Number.NaN;
    return {
      ...nobody,
      name: parts.length === 0 ? null : parts.join(' '),
      birthYear: Number.isInteger(year) ? year : null,
    };
  }
  return nobody;
}

/**
 * Whether a further code may belong to the same person. Two names, or two years of birth, are two people: one phone and one
 * officer never merge them. Names are compared without marks and in any order, as passports write them.
 */
export function isSamePerson(a: Identity, b: Identity): boolean {
  const words = (name: string) => fold(name).split(' ').sort().join(' ');
  const sameName = a.name === null || b.name === null || words(a.name) === words(b.name);
  const sameYear = a.birthYear === null || b.birthYear === null || a.birthYear === b.birthYear;
  return sameName && sameYear;
}

/** Whether somebody shows a person card that was replaced since: lost, or found by another. */
export function hasReplacedCard(
  scans: readonly { readonly scan: Pick<GateScan, 'scanned' | 'reason'> }[],
): boolean {
  return scans.some(({ scan }) => scan.reason === 'REVOKED' && scan.scanned.kind === 'card');
}

/** The code on paper that nobody here could open, neither the phone nor the system; null where there is none. */
export function unopenedCode({ scans, typed }: Pick<Subject, 'scans' | 'typed'>): string | null {
  const unread = scans.find(({ scan }) => scan.scanned.kind === 'declaration' && !scan.scanned.signed);
  const scanned = unread?.scan.scanned;
  // Declared on this phone a moment ago: known, though it is not signed yet.
  return typed === null && scanned?.kind === 'declaration' ? scanned.code : null;
}

/** Where somebody says to live in words: as typed, as declared, as a citizen card has it; null where nothing is said. */
export function addressOf({ scans, typed }: Pick<Subject, 'scans' | 'typed'>): string | null {
  const cards = scans.flatMap(({ scan: { scanned } }) =>
    scanned.kind === 'cccd' && scanned.card !== null ? [scanned.card.address] : [],
  );
  const words = [typed?.originText ?? '', typed?.said?.person.address ?? '', ...cards];
  const said = words.map((text) => text.trim()).filter((text) => text !== '');
  return said.length === 0 ? null : said.join(', ').slice(0, 300);
}

/** The tests that the codes of somebody prove. */
export function slipTests(scans: Subject['scans']): ShownTest[] {
  return scans.flatMap(({ scan: { code } }): ShownTest[] =>
    code?.kind === 'testslip'
      ? [
          {
            kind: code.data.testType,
            sampledAt: code.data.sampledAt.getTime(),
            result: code.data.result ?? null,
          },
        ]
      : [],
  );
}

/** What the watch list may name: identity number, phone, plate, in its spelling. */
export function watchedIdentifiers(subject: Subject): string[] {
  const found = subject.scans.flatMap(({ scan: { scanned } }) => {
    switch (scanned.kind) {
      case 'cccd':
        return [`cccd:${scanned.number}`];
      case 'phone':
        return [`phone:${scanned.phone.canonical}`];
      case 'plate':
        return [`plate:${scanned.plate.canonical}`];
      default:
        return [];
    }
  });
  const { typed, vehicle } = subject;
  return [
    ...new Set([
      ...found,
      ...(typed === null || typed.cccd === '' ? [] : [`cccd:${typed.cccd.replaceAll(/\D/g, '')}`]),
      ...(typed === null || typed.phone === '' ? [] : [`phone:${typed.phone.replaceAll(/\D/g, '')}`]),
      ...(vehicle === null || vehicle.plate === '' ? [] : [`plate:${vehicle.plate}`]),
      ...(typed === null || typed.plate === '' ? [] : [`plate:${typed.plate}`]),
    ]),
  ];
}
