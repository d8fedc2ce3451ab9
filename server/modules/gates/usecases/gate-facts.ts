import type { Body } from '../../../../contract/kit.ts';
import type { gatesApi } from '../../../../contract/gates.ts';
import {
  declarationFacts,
  doseFacts,
  insideCordon,
  type GateFacts,
  type GateScan,
  permitState,
  type ShownTest,
  testFacts,
  testsOfDcc,
  unknownFacts,
} from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { canonicalPlate } from '../rules/plate.ts';
import { readWatch } from '../store/control.ts';
import type { StoredPost } from '../store/posts.ts';
import { codeOf, type ReadCodes } from './read-codes.ts';

type Asked = Body<(typeof gatesApi)['POST /gates/check']>;

/** Everything that is known at this moment of who stands at the gate, as rules ask about it. */
export async function gateFacts(
  context: GateContext,
  scope: Scope,
  body: Asked,
  post: StoredPost,
  read: ReadCodes,
  origin: { readonly code: string | null; readonly rank: number | null },
  now: number,
): Promise<GateFacts> {
  const { rank } = origin;
  const { scans, declaration, personNo } = read;
  const base = unknownFacts({ direction: body.direction, border: post.border });
  const shown = scans.find(({ scanned }) => scanned.kind === 'declaration');
  const signed = codeOf(scans, 'declaration');
  const forged = shown?.outcome === 'bad-signature';
  const declared =
    declaration === null && signed === null && !forged
      ? null
      : {
          reason:
            shown?.reason ??
            (declaration !== null && declaration.validUntil <= now ? ('EXPIRED' as const) : null),
          issuedAt: declaration?.declaredAt ?? signed?.issuedAt.getTime() ?? now,
          companions: declaration?.companions ?? 0,
        };
  const torn = scans.some(
    ({ scanned, outcome }) => scanned.kind === 'unknown' && outcome === 'bad-signature',
  );
  const facts = declarationFacts(declared, body.counted ?? null, now);
  const permit = scans.find(({ scanned }) => scanned.kind === 'permit');
  const areaCodes = codesFrom(context, post.area_no);
  const dcc = scans.find((one) => one.dcc !== null && one.outcome === 'other-known')?.dcc ?? null;
  const numbers = personNo === null ? [] : await context.people.mergedNos(scope, personNo);
  const [ordered, tests, cordons, cordoned, watch] = await Promise.all([
    context.underOrder(scope, numbers, now),
    context.testsOf(scope, numbers),
    context.cordons(scope, now),
    context.cordoned(scope, numbers, now),
    isWatched(context, scope, body, scans, now),
  ]);
  const slips = scans.flatMap(({ code }): ShownTest[] =>
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
  return {
    ...base,
    zone: { known: rank !== null, origin: rank, worst: rank },
    declaration: {
      ...facts,
      state: torn && declared === null ? 'forged' : facts.state,
      atRisk: declaration?.atRisk ?? null,
    },
    test: testFacts([...slips, ...(dcc === null ? [] : testsOfDcc(dcc)), ...[...tests.values()].flat()], now),
    doses: doseFacts(dcc, now),
    order: { inForce: personNo === null ? null : numbers.some((no) => ordered.has(no)) },
    cordon: {
      inside: insideCordon(
        cordons,
        { chain: originChain(context, scope, origin.code, now), address: addressOf(body, scans) },
        personNo === null ? null : numbers.some((no) => cordoned.has(no)),
        now,
      ),
    },
    watch: { hit: watch },
    permit: {
      state: permitState(permit?.code?.kind === 'permit' ? permit.code.data : null, permit?.reason ?? null, {
        now,
        areaCodes,
        plate: body.plate === undefined ? null : canonicalPlate(body.plate),
      }),
      kind:
        permit?.code?.kind === 'permit' ? (permit.code.data.plate === undefined ? 'staff' : 'vehicle') : null,
    },
    symptoms: { temperature: body.temperature ?? null, seen: body.symptoms ?? null },
  };
}

/** Where somebody says to live in words: as the officer typed it, and as a citizen card has it. */
function addressOf({ originText }: Asked, scans: readonly GateScan[]): string | null {
  const said = scans.flatMap(({ scanned }) =>
    scanned.kind === 'cccd' && scanned.card !== null ? [scanned.card.address] : [],
  );
  const words = [originText ?? '', ...said].filter((text) => text !== '');
  return words.length === 0 ? null : words.join(', ');
}

/** Codes of the unit that somebody comes from and of those above it; null: not known. */
function originChain(
  context: Pick<GateContext, 'areas'>,
  { dataset }: Scope,
  code: string | null,
  now: number,
): readonly string[] | null {
  const area = code === null ? undefined : context.areas.of(dataset).byCode(code, localDate(now));
  return area === undefined ? null : codesFrom(context, area.no);
}

/** Codes of a unit and of those above it: what the route of a permit may name. */
function codesFrom({ areas }: Pick<GateContext, 'areas'>, areaNo: number): string[] {
  const area = areas.byNo(areaNo);
  return area === undefined
    ? []
    : [area.code, ...(area.parentNo === null ? [] : codesFrom({ areas }, area.parentNo))];
}

async function isWatched(
  { platform }: GateContext,
  scope: Scope,
  body: Asked,
  scans: readonly GateScan[],
  now: number,
): Promise<boolean> {
  const { blindIndex } = platform.secrets;
  const indexes = [
    ...(body.plate === undefined ? [] : [blindIndex('watch', `plate:${canonicalPlate(body.plate)}`)]),
    ...scans.flatMap(({ scanned }) => {
      if (scanned.kind === 'cccd') {
        return [blindIndex('watch', `cccd:${scanned.number}`)];
      }
      if (scanned.kind === 'phone') {
        return [blindIndex('watch', `phone:${scanned.phone.canonical}`)];
      }
      return scanned.kind === 'plate' ? [blindIndex('watch', `plate:${scanned.plate.canonical}`)] : [];
    }),
  ];
  const listed = indexes.length === 0 ? [] : await readWatch(scope, platform.db, new Date(now));
  return listed.some((row) => indexes.some((index) => index.equals(row.value_index)));
}
