import { randomBytes } from 'node:crypto';
import { makeShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PermitContext } from '../context.ts';
import { claimCode, type PermitRow } from '../store/permits.ts';

const DRAWS = 5;
/** Longest name that a code carries. */
const NAME_CHARS = 60;

/** What an approved permit gets: its short code, the signed code, and the id by which that is withdrawn. */
export type SignedPermit = Pick<PermitRow, 'short_code' | 'signed' | 'credential_id'>;

/** What a code of a vehicle or a deliverer says. It names no identity number and no phone. */
export type PermitToSign = {
  /** Whose code it is: a permit, or a trip of another module. */
  readonly ownerId: string;
  readonly areaCode: string;
  readonly name: string;
  /** Canonical; null: not bound to a vehicle. */
  readonly plate: string | null;
  /** Codes of units in order, at most eight. */
  readonly route: readonly string[];
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
  /** Unix ms; the code is good from now where `from` has passed. */
  readonly from: number;
  readonly until: number;
};

/** Claims a short code and signs it, in the transaction of whatever the code is for. */
export async function issuePermitCode(
  { platform, signer }: Pick<PermitContext, 'platform' | 'signer'>,
  scope: Scope,
  tx: Tx,
  asked: PermitToSign,
): Promise<SignedPermit> {
  const { secrets, clock } = platform;
  let shortCode = '';
  for (let draw = 1; shortCode === ''; draw += 1) {
    const drawn = makeShortCode('permit', randomBytes(8));
    if (await claimCode(scope, tx, drawn, asked.ownerId)) {
      shortCode = drawn;
    } else if (draw === DRAWS) {
      throw new Error('no free short code for a permit');
    }
  }
  const issued = await signer.issueRevocable(
    scope.dataset,
    'permit',
    {
      code: shortCode,
      name: Array.from(asked.name).slice(0, NAME_CHARS).join(''),
      areaCode: asked.areaCode,
      ...(asked.plate === null ? {} : { plate: asked.plate }),
      route: [...asked.route],
      ...(asked.fromMinute === null ? {} : { fromMinute: asked.fromMinute }),
      ...(asked.untilMinute === null ? {} : { untilMinute: asked.untilMinute }),
    },
    { from: Math.max(clock.now(), asked.from), until: asked.until },
  );
  return { short_code: shortCode, signed: secrets.encrypt(issued.text), credential_id: issued.id };
}

/** Signs a permit from now to the end of its last local day. */
export async function signPermit(
  context: PermitContext,
  scope: Scope,
  tx: Tx,
  row: Pick<
    PermitRow,
    'id' | 'area_no' | 'plate' | 'route' | 'from_minute' | 'until_minute' | 'valid_from' | 'valid_until'
  >,
  name: string,
): Promise<SignedPermit> {
  const { areas, platform } = context;
  return await issuePermitCode(context, scope, tx, {
    ownerId: row.id,
    areaCode: areas.byNo(row.area_no)!.code,
    name,
    plate: row.plate === null ? null : platform.secrets.decrypt(row.plate),
    route: row.route,
    fromMinute: row.from_minute,
    untilMinute: row.until_minute,
    from: Date.parse(`${row.valid_from}T00:00:00+07:00`),
    until: Date.parse(`${row.valid_until}T24:00:00+07:00`),
  });
}
