import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Desk, HOUR_MS, openDesk } from './testing/desk.ts';

let t: Desk;
beforeAll(async () => {
  t = await openDesk();
});
afterAll(() => t.close());

describe('a person who proves who they are', () => {
  const send = async (path: string, body: object) => (await t.anonymous.post(path, body)).json();
  async function prove(
    cardCode: string,
    birthYear = 1954,
  ): Promise<{ id: string; code: string | undefined }> {
    // After the texts of the proofs before.
    t.clock.advance(1000);
    const id = uuid7();
    const asked = await t.anonymous.post('/public/privacy/proofs', { id, cardCode, birthYear });
    expect(asked.statusCode, asked.body).toBe(202);
    expect(asked.json()).toEqual({ sends: false });
    await jobsDone();
    const { items } = (await t.health.get('/messages/sms?direction=out')).json();
    return { id, code: /xac minh (\d{6})/u.exec(items[0]?.text ?? '')?.[1] };
  }
  /** No proof that was asked for waits for its job any more. */
  async function jobsDone(): Promise<void> {
    const waiting = sql<{ rows: number }>`select count(*)::int as rows from graphile_worker.jobs
      where task_identifier like 'privacy%'`;
    await expect.poll(async () => (await waiting.execute(t.app.platform.db)).rows[0]!.rows).toBe(0);
  }
  async function card(personId: string): Promise<string> {
    return (await t.health.post(`/people/${personId}/card`)).json().cardCode;
  }

  it('sees who looked at the record, and asks; a stranger learns nothing', async () => {
    const personId = await t.person();
    const cardCode = await card(personId);
    const other = await t.as('tracer', '33');
    await other.get(`/people/${personId}?reason=${encodeURIComponent('F1 của ca tại chợ')}`);
    const { id, code } = await prove(cardCode);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await send(`/public/privacy/proofs/${id}`, { code: wrong })).code).toBe('privacy.wrong-code');
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    expect((await send(`/public/privacy/proofs/${id}`, { code })).code).toBe('privacy.wrong-code');
    const { items } = await send('/public/privacy/looks', { token });
    expect(items).toContainEqual(
      expect.objectContaining({
        role: 'Cán bộ truy vết',
        roleEn: 'Contact tracer',
        what: 'Xem hồ sơ nhân thân',
        reason: 'F1 của ca tại chợ',
      }),
    );
    const account = await sql<{ name: string; login: string }>`select name, login from account
      where id = ${other.accountId}`.execute(t.app.platform.db);
    for (const officer of Object.values(account.rows[0]!)) {
      expect(JSON.stringify(items)).not.toContain(officer);
    }
    // A key of another system, and who holds no role any more, are not called the program.
    const expiresAt = new Date(t.clock.now() + HOUR_MS).toISOString();
    const key = { id: uuid7(), name: 'Kho dữ liệu', role: 'tracer', areaId: t.areaId('20'), expiresAt };
    const made = (await t.administrator.post('/api-keys', key)).json();
    const headers = { authorization: `Bearer ${made.key}` };
    const byKey = await t.http.inject({ url: `/api/v1/people/${personId}`, headers });
    expect(byKey.statusCode, byKey.body).toBe(200);
    await sql`delete from account_grant where account_id = ${other.accountId}`.execute(t.app.platform.db);
    const later = (await send('/public/privacy/looks', { token })).items.map(
      (one: { role: string }) => one.role,
    );
    expect(later).toContain('Hệ thống khác được cấp quyền: Cán bộ truy vết');
    expect(later).toContain('Cán bộ (nay không còn vai trò)');
    const asked = await send('/public/privacy/requests', {
      token,
      ask: { id: uuid7(), wish: 'copy', words: 'Cho tôi xin' },
    });
    expect(asked.items).toMatchObject([{ wish: 'copy', state: 'open', extension: null }]);
    const own = (await t.health.get('/privacy/requests?state=open&wish=copy')).json().items;
    const { id: askedId } = own.find((one: { personId: string }) => one.personId === personId);
    await t.health.post(`/privacy/requests/${askedId}/extension`, { reason: 'Chờ bệnh viện gửi hồ sơ' });
    const { items: mine } = await send('/public/privacy/requests', { token });
    expect(mine).toMatchObject([{ extension: { reason: 'Chờ bệnh viện gửi hồ sơ' } }]);
    expect(Date.parse(mine[0].dueAt)).toBeGreaterThan(Date.parse(asked.items[0].dueAt));
    t.clock.advance(16 * 60_000);
    expect((await send('/public/privacy/looks', { token })).code).toBe('privacy.token-ended');
  });

  it('is told of looks at every record without one of them being opened', async () => {
    const personId = await t.person();
    const caseId = await t.openCase(personId);
    const { id: requestId } = await t.ask(personId, 'copy');
    const { id, code } = await prove(await card(personId));
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    await t.health.get(`/cases/${caseId}`);
    const { db } = t.app.platform;
    // Nobody could read these words.
    await sql`update privacy_request set words = 'x'::bytea where id = ${requestId}`.execute(db);
    const answer = await t.anonymous.post('/public/privacy/looks', { token });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().items).toContainEqual(
      expect.objectContaining({ role: 'Cán bộ CDC / Sở Y tế', what: 'Xem hoặc ghi hồ sơ ca bệnh' }),
    );
    await sql`delete from privacy_request where id = ${requestId}`.execute(db);
  });

  it('sees which lists with the own name were loaded as files, but none without names', async () => {
    const personId = await t.person();
    const cardCode = await card(personId);
    await t.openCase(personId);
    const nameless = await t.load('/cases?withoutNames=true');
    expect(nameless).not.toContain('Lương Thị Sen');
    expect(nameless).not.toContain(personId);
    const { id, code } = await prove(cardCode);
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    const told = async () =>
      (await send('/public/privacy/looks', { token })).items.filter((one: { what: string }) =>
        one.what.startsWith('Tải tệp danh sách có tên bạn'),
      );
    expect(await told()).toEqual([]);
    expect(await t.load('/cases')).toContain(personId);
    expect(await told()).toMatchObject([
      {
        what: 'Tải tệp danh sách có tên bạn: Ca bệnh',
        whatEn: 'Loaded a list that you stand in: Cases',
        areaName: 'Tỉnh Lạng Sơn',
        reason: null,
      },
    ]);
  });

  it('reads every look page by page, files and records in the order of time, none twice', async () => {
    const personId = await t.person();
    const { id, code } = await prove(await card(personId));
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    await t.openCase(personId);
    for (let i = 0; i < 60; i += 1) {
      // Some within one instant, some later.
      t.clock.advance(i % 3 === 0 ? 1000 : 0);
      await t.health.get(`/people/${personId}`);
      if (i % 12 === 0) {
        await t.load('/cases');
      }
    }
    const pages: { at: string; what: string }[][] = [];
    let cursor: string | undefined;
    do {
      const page = await send('/public/privacy/looks', { token, ...(cursor && { cursor }) });
      pages.push(page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(pages[0]).toHaveLength(50);
    for (const broken of [
      'x',
      'bnVsbA',
      Buffer.from('[{"at":"hôm qua","id":"1"},null]').toString('base64url'),
    ]) {
      const refused = await t.anonymous.post('/public/privacy/looks', { token, cursor: broken });
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'request.bad-cursor']);
    }
    const all = pages.flat();
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(all.filter(({ what }) => what === 'Xem hồ sơ nhân thân')).toHaveLength(60);
    expect(all.filter(({ what }) => what.startsWith('Tải tệp danh sách'))).toHaveLength(5);
  });

  it('reads nothing of another record once a merge is undone that the code was sent in', async () => {
    const same = { fullName: 'Lương Thị Gộp', birthDate: '1954-03-02', phones: ['0981999001'] };
    const [kept, gone] = [await t.person(same), await t.person(same)];
    const cardCode = await card(gone);
    const merge = await mergeRecords(t.health, { keep: kept, gone });
    await t.health.get(`/people/${kept}`);
    const { id, code } = await prove(cardCode);
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    const looks = async () =>
      (await send('/public/privacy/looks', { token })).items.filter(
        (one: { what: string }) => one.what === 'Xem hồ sơ nhân thân',
      ).length;
    expect(await looks()).toBe(1);
    await undoMerge(t.health, merge);
    expect(await looks()).toBe(0);
  });

  it('gets no code for a wrong year or an unknown card, and three in an hour at most', async () => {
    await t.later(2 * HOUR_MS);
    const cardCode = await card(await t.person());
    const texts = async () =>
      (await t.health.get('/messages/sms?direction=out&limit=500')).json().items.length;
    const before = await texts();
    await prove(cardCode, 1955);
    await prove('AAAAAAAA');
    expect(await texts()).toBe(before);
    for (let i = 0; i < 5; i += 1) {
      t.clock.advance(60_000);
      await prove(cardCode);
    }
    expect(await texts()).toBe(before + 3);
  });

  it('has five tries', async () => {
    await t.later(2 * HOUR_MS);
    const { id, code } = await prove(await card(await t.person()));
    for (let i = 0; i < 5; i += 1) {
      await send(`/public/privacy/proofs/${id}`, { code: code === '111111' ? '222222' : '111111' });
    }
    expect((await send(`/public/privacy/proofs/${id}`, { code })).code).toBe('privacy.wrong-code');
  });
});
