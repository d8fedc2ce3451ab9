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

/** Signs a permit from now to the end of its last local day. The code names no identity number and no phone. */
export async function signPermit(
  { platform, areas, signer }: PermitContext,
  scope: Scope,
  tx: Tx,
  row: Pick<
    PermitRow,
    'id' | 'area_no' | 'plate' | 'route' | 'from_minute' | 'until_minute' | 'valid_from' | 'valid_until'
  >,
  name: string,
): Promise<SignedPermit> {
  const { secrets, clock } = platform;
  let shortCode = '';
  for (let draw = 1; shortCode === ''; draw += 1) {
    const drawn = makeShortCode('permit', randomBytes(8));
    if (await claimCode(scope, tx, drawn, row.id)) {
      shortCode = drawn;
    } else if (draw === DRAWS) {
      throw new Error('no free short code for a permit');
    }
  }
  const until = Date.parse(`${row.valid_until}T24:00:00+07:00`);
  const issued = await signer.issueRevocable(
    'permit',
    {
      code: shortCode,
      name: Array.from(name).slice(0, NAME_CHARS).join(''),
      areaCode: areas.byNo(row.area_no)!.code,
      ...(row.plate === null ? {} : { plate: secrets.decrypt(row.plate) }),
      route: row.route,
      ...(row.from_minute === null ? {} : { fromMinute: row.from_minute }),
      ...(row.until_minute === null ? {} : { untilMinute: row.until_minute }),
    },
    { from: Math.max(clock.now(), Date.parse(`${row.valid_from}T00:00:00+07:00`)), until },
  );
  return { short_code: shortCode, signed: secrets.encrypt(issued.text), credential_id: issued.id };
}
