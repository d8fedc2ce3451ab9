import {
  declarationFacts,
  doseFacts,
  type GateFacts,
  permitState,
  testFacts,
  testsOfDcc,
  unknownFacts,
} from '../../../lib/gates/index.ts';
import { type ServerFacts, slipTests } from './subject.ts';
import type { Subject } from './types.ts';

/** Where the phone stands and what it knows. */
export type Surroundings = {
  readonly direction: 'in' | 'out';
  readonly border: boolean;
  readonly areaCodes: readonly string[];
  readonly rank: number | null;
  readonly watch: boolean | null;
  /** Lives in a cordoned area or comes out of one; null: not known. */
  readonly cordon: boolean | null;
  /** Unix ms. */
  readonly now: number;
};

/** The facts that codes and officer give, for the rules: the same as the server draws from the same codes. */
export function factsOf(subject: Subject, around: Surroundings): GateFacts {
  const { scans, typed, vehicle } = subject;
  const { rank, now } = around;
  const shown = scans.find(({ scan }) => scan.scanned.kind === 'declaration')?.scan ?? null;
  const signed = shown?.code?.kind === 'declaration' ? shown.code : null;
  const forged = shown !== null && shown.outcome === 'bad-signature';
  const declared =
    signed !== null || forged
      ? {
          reason: shown?.reason ?? null,
          issuedAt: signed?.issuedAt.getTime() ?? now,
          companions: signed?.data.companions ?? 0,
        }
      : typed?.declared === true
        ? { reason: null, issuedAt: subject.startedAt, companions: subject.companions ?? 0 }
        : null;
  const permit = scans.find(({ scan }) => scan.scanned.kind === 'permit')?.scan ?? vehicle?.permit?.scan;
  const dcc = scans.find(({ scan }) => scan.dcc !== null && scan.outcome === 'other-known')?.scan.dcc ?? null;
  const torn = scans.some(({ scan }) => scan.outcome === 'bad-signature' && scan.scanned.kind === 'unknown');
  const declaration = {
    ...declarationFacts(declared, subject.companions, now),
    atRisk: typed?.declared === true && signed === null ? subject.symptoms : null,
  };
  return {
    ...unknownFacts({ direction: around.direction, border: around.border }),
    zone: { known: rank !== null, origin: rank, worst: rank },
    declaration: torn && declared === null ? { ...declaration, state: 'forged' } : declaration,
    test: testFacts([...slipTests(scans), ...(dcc === null ? [] : testsOfDcc(dcc))], now),
    doses: doseFacts(dcc, now),
    cordon: { inside: around.cordon },
    watch: { hit: around.watch },
    permit: {
      state: permitState(permit?.code?.kind === 'permit' ? permit.code.data : null, permit?.reason ?? null, {
        now,
        areaCodes: around.areaCodes,
        plate: vehicle === null || vehicle.plate === '' ? null : vehicle.plate,
      }),
      kind:
        permit?.code?.kind === 'permit' ? (permit.code.data.plate === undefined ? 'staff' : 'vehicle') : null,
    },
    symptoms: { temperature: subject.temperature, seen: subject.symptoms },
  };
}

/**
 * The facts with what the server knows beyond them. What the phone has seen itself stands: an answer adds orders, results,
 * risk and the whole watch list, and never takes a stop away that the phone found.
 */
export function mergeFacts(own: GateFacts, answer: ServerFacts | null): GateFacts {
  if (answer === null) {
    return own;
  }
  const server = answer.facts;
  const serverTest =
    own.test.state === 'none' || (server.test.state === 'positive' && own.test.state !== 'positive');
  return {
    ...own,
    zone: own.zone.known ? own.zone : server.zone,
    declaration:
      own.declaration.state === 'none'
        ? server.declaration
        : { ...own.declaration, atRisk: own.declaration.atRisk === true || server.declaration.atRisk },
    test: serverTest ? server.test : own.test,
    doses: own.doses.count === null ? server.doses : own.doses,
    order: server.order,
    // An answer of a server from before knows of no cordons.
    cordon: { inside: own.cordon.inside === true || (server.cordon?.inside ?? own.cordon.inside) },
    watch: { hit: own.watch.hit === true || server.watch.hit },
  };
}
