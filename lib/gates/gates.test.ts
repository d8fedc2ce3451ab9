import { describe, expect, it } from 'vitest';
import { VACCINATION, TEST_ENTRY } from '../credentials/dcc-test-samples.ts';
import { issueCode, webCertificates, webCrypto } from '../credentials/index.ts';
import { EXPIRES_AT, ISSUED_AT, NOW, sampleCode, sampleKey } from '../credentials/test-samples.ts';
import { declarationFacts, doseFacts, permitState, testFacts, testsOfDcc } from './evidence.ts';
import { readScan, shownOutcome } from './read-scan.ts';
import { buildWatchFilter, isWatched, slowEntry, webWatchPort } from './watch-filter.ts';
import { worstRank, zoneOf, type ZoneTable } from './zones.ts';

const HOUR = 3_600_000;
const ports = { codes: webCrypto, certificates: webCertificates };
const table: ZoneTable = {
  levels: ['green', 'yellow', 'orange', 'red'].map((code, rank) => ({ code, rank, vi: code, en: code })),
  asOf: Date.parse('2021-08-15T00:00:00Z'),
  source: 'test',
  levelOf: { '06325': 'red', '20': 'yellow' },
  parentsOf: { '06184': ['178', '20'] },
};

describe('zones', () => {
  const at = table.asOf + HOUR;
  it('answer the nearest unit with data, and never green for what is missing or too old', () => {
    const rank = (code: string | null, moment = at) => zoneOf([table], code, moment, 24 * HOUR).rank;
    expect([rank('06325'), rank('06184'), rank('99999'), rank(null), rank('constructor')]).toEqual([
      3,
      1,
      null,
      null,
      null,
    ]);
    expect(rank('06325', table.asOf - 1)).toBe(null);
    expect(zoneOf([table], '06325', at + 25 * HOUR, 24 * HOUR)).toMatchObject({ rank: null, stale: true });
  });
  it('are first those decided here, however old what came from elsewhere is', () => {
    const own = { ...table, standing: true, levelOf: { '06325': 'green' } };
    const late = at + 100 * HOUR;
    expect(zoneOf([table, own], '06325', late, 24 * HOUR)).toMatchObject({ rank: 0, stale: false });
    expect(zoneOf([table, own], '20', late, 24 * HOUR)).toMatchObject({ rank: null, stale: true });
    expect(zoneOf([table, own], '20', at, 24 * HOUR).rank).toBe(1);
  });
  it('are those of the moment of departure', () => {
    const later = { ...table, asOf: at, levelOf: { '06325': 'green' } };
    expect(zoneOf([later, table], '06325', at - 1, 24 * HOUR).rank).toBe(3);
    expect(zoneOf([later, table], '06325', at, 24 * HOUR).rank).toBe(0);
  });
  it('of a journey are its worst, unknown where a part is', () => {
    const [red, yellow, none] = ['06325', '20', 'x'].map((code) => zoneOf([table], code, at, 24 * HOUR));
    expect(worstRank([red!, yellow!])).toBe(3);
    expect([worstRank([red!, none!]), worstRank([])]).toEqual([null, null]);
  });
});

describe('reading a scan', () => {
  it('tells five outcomes apart', async () => {
    const key = await sampleKey();
    const code = async (change = {}) => {
      const issued = await issueCode({ ...sampleCode('declaration', key), ...change }, webCrypto);
      return issued.ok ? issued.value.text : '';
    };
    const trust = { signers: [], keys: [key.trusted], now: NOW };
    const outcome = async (text: string) => (await readScan(text, trust, ports)).outcome;
    const stranger = await sampleKey();
    expect(await outcome(await code())).toBe('valid');
    expect(
      await outcome(await code({ issuedAt: new Date(+ISSUED_AT - 9 * HOUR), expiresAt: ISSUED_AT })),
    ).toBe('expired');
    expect(await outcome(await code({ key: stranger.privateKey, kid: key.kid }))).toBe('bad-signature');
    expect(await outcome('VX1:GARBAGE')).toBe('bad-signature');
    expect(await outcome('0912 345 678')).toBe('other-known');
    expect(await outcome('12A-123.45')).toBe('other-known');
    expect(await outcome('hello')).toBe('unknown');
    const read = await readScan(await code(), trust, ports);
    expect(read.code?.data).toMatchObject({ areaCode: '06325', companions: 3 });
  });
  it('shows that nothing is known of the zone', () => {
    const none = zoneOf([], '06325', 0, HOUR);
    const known = zoneOf([table], '06325', table.asOf, HOUR);
    expect([shownOutcome('valid', none), shownOutcome('other-known', none)]).toEqual([
      'no-zone-data',
      'no-zone-data',
    ]);
    expect([shownOutcome('valid', known), shownOutcome('expired', none)]).toEqual(['valid', 'expired']);
  });
});

describe('evidence', () => {
  const now = Date.parse('2021-08-16T03:00:00Z');
  it('takes the newest test', () => {
    const tests = testsOfDcc({ t: [TEST_ENTRY] });
    expect(testFacts(tests, now)).toEqual({ state: 'negative', kind: 'pcr', ageHours: 26 });
    const positive = { kind: 'rapid', sampledAt: now - HOUR, result: 'positive' } as const;
    expect(testFacts([...tests, positive], now).state).toBe('positive');
    expect(testFacts([{ ...positive, sampledAt: now + HOUR, result: null }], now)).toMatchObject({
      state: 'pending',
      ageHours: 0,
    });
    expect(testFacts([], now).state).toBe('none');
  });
  it('counts doses of vaccination certificates alone', () => {
    expect(doseFacts(VACCINATION, now)).toEqual({ count: 2, complete: true, daysSinceLast: 27 });
    expect(doseFacts({ t: [TEST_ENTRY] }, now).count).toBe(null);
    expect(doseFacts(null, now).complete).toBe(null);
  });
  it('compares companions', () => {
    const shown = { reason: null, issuedAt: +ISSUED_AT, companions: 3 };
    expect(declarationFacts(shown, 5, now)).toMatchObject({
      state: 'valid',
      moreThanDeclared: 2,
      ageHours: 25,
    });
    expect(declarationFacts({ ...shown, reason: 'REVOKED' }, null, now)).toMatchObject({
      state: 'revoked',
      moreThanDeclared: null,
    });
    expect(declarationFacts(null, 5, now).state).toBe('none');
  });
  const permit = {
    code: 'G1',
    name: 'x',
    areaCode: '20',
    plate: '12A12345',
    route: ['20', '06184'],
    fromMinute: 1320,
    untilMinute: 360,
  };
  it.each([
    ['in its hours over midnight', '2021-08-15T16:00:00Z', {}, 'valid'],
    ['at the first minute', '2021-08-15T15:00:00Z', {}, 'valid'],
    ['at the end', '2021-08-15T23:00:00Z', {}, 'off-hours'],
    ['by day', '2021-08-15T05:00:00Z', {}, 'off-hours'],
    ['with another plate', '2021-08-15T16:00:00Z', { plate: '12A99999' }, 'other-plate'],
    ['elsewhere', '2021-08-15T16:00:00Z', { areaCodes: ['06325'] }, 'off-route'],
  ])('a permit %s', (_, moment, change, state) => {
    const use = { now: Date.parse(moment), areaCodes: ['06184'], plate: '12A12345', ...change };
    expect(permitState(permit, null, use)).toBe(state);
  });
  it('a permit that ran out, was withdrawn, forged, or is none', () => {
    const use = { now: +EXPIRES_AT, areaCodes: ['20'], plate: null };
    expect(permitState(permit, 'EXPIRED', use)).toBe('expired');
    expect(permitState(permit, 'REVOKED', use)).toBe('revoked');
    expect(permitState(null, 'SIGNATURE', use)).toBe('forged');
    expect(permitState(null, null, use)).toBe('none');
  });
});

describe('the watch list on a phone', () => {
  const salt = new Uint8Array(16).fill(3);
  const port = async () => {
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return webWatchPort(key);
  };
  it('finds who is on it, only on the device it was made for, only for its time', async () => {
    const [mine, lost] = [await port(), await port()];
    const listed = ['cccd:020199000001', 'plate:12A12345'];
    const slow = await Promise.all(listed.map((one) => slowEntry(one, salt, mine)));
    const filter = await buildWatchFilter(slow, salt, 1000, mine);
    expect(await isWatched(filter, ['cccd:020199000002', 'plate:12A12345'], 999, mine)).toBe(true);
    expect(await isWatched(filter, ['cccd:020199000002'], 999, mine)).toBe(false);
    expect(await isWatched(filter, listed, 1000, mine)).toBe(null);
    expect(await isWatched(filter, listed, 999, lost)).toBe(false);
    expect(filter.entries.length).toBe(10);
  });
});
