import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AddressMatch,
  type AreaIndex,
  type ListedUnit,
  buildAreaIndex,
  matchAddress,
  parseAreaList,
  unitColumns,
} from '../../lib/vietnamese/index.ts';
import { toCsv } from './build.ts';
import { hasSources, sharedFolder } from './shared-folder.ts';
import { readSources } from './sources.ts';
import { legacyUnits } from './units.ts';

type Address = { province: string; district: string; commune: string };

function distinctAddresses(): Address[] {
  const file = join(
    sharedFolder(),
    'data',
    'vietnam-covid-cases',
    'cases_2021wave4_by_commune_to_2021-06-30.csv',
  );
  const { data } = Papa.parse<Address>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  return [...new Map(data.map((row) => [`${row.province}|${row.district}|${row.commune}`, row])).values()];
}

const tally = (matches: readonly AddressMatch<ListedUnit>[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(
      Object.groupBy(matches, (match) => (match.status === 'matched' ? 'matched' : match.reason)),
    ).map(([reason, found]) => [reason, found?.length ?? 0]),
  );

describe.skipIf(!hasSources())('addresses of the fourth wave against the list of 2021 (VX_SHARED)', () => {
  const read = (): { addresses: Address[]; index: AreaIndex<ListedUnit> } => {
    const list = toCsv(
      legacyUnits(readSources(sharedFolder()), () => true),
      unitColumns,
    );
    return { addresses: distinctAddresses(), index: buildAreaIndex(parseAreaList(list).rows, '2021-06-30') };
  };
  let source: ReturnType<typeof read>;
  beforeAll(() => {
    source = read();
  });
  const match = (address: Address | string): AddressMatch<ListedUnit> => matchAddress(address, source.index);

  it('match inside the reported province, and only there', () => {
    const { addresses } = source;
    const matches = addresses.map((address) => match(address));
    expect(addresses).toHaveLength(1195);
    expect(tally(matches)).toEqual({
      matched: 974,
      'district-elsewhere': 216,
      'commune-unknown': 3,
      ambiguous: 2,
    });
    const communes = matches.filter((found) => found.status === 'matched' && found.unit.kind === 'commune');
    expect(communes).toHaveLength(974);
  });

  it('guess the commune of a district in another province', () => {
    const { addresses } = source;
    const guesses = addresses
      .map((address) => match(address))
      .filter((found) => found.status === 'unmatched' && found.reason === 'district-elsewhere')
      .map((found) => (found.status === 'unmatched' ? found.candidates[0] : undefined));
    const communes = guesses.filter(
      (guess) => guess?.reason === 'district-in-other-province' && guess.unit.kind === 'commune',
    );
    expect(communes).toHaveLength(211);
  });

  it('match as well when written on one line', () => {
    const { addresses } = source;
    const lines = addresses.map(
      ({ commune, district, province }) => `Số 5, ${commune}, ${district}, ${province}`,
    );
    expect(tally(lines.map((line) => match(line)))['matched']).toBe(974);
  });
});
