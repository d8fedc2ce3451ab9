import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { Caller, TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

/** Documents, tasks, reports and a mapping of the province and one of its communes. */
export type PapersFixture = {
  readonly directiveId: string;
  readonly otherDirectiveId: string;
  readonly recipientId: string;
  readonly fileId: string;
  readonly taskId: string;
  readonly extensionTaskId: string;
  readonly checkTaskId: string;
  readonly cancelTaskId: string;
  readonly reportId: string;
  readonly stepReportId: string;
  readonly issuedReportId: string;
  readonly scheduleId: string;
  readonly mappingId: string;
};

async function must(reply: ReturnType<Caller['get']>) {
  const answer = await reply;
  if (answer.statusCode >= 300) {
    throw new Error(answer.body);
  }
  return answer.json();
}

/** One of everything that goes by paper. */
export async function buildPapers(t: TestApp, communeId: string, mark: string): Promise<PapersFixture> {
  const [maker, reviewer, leader, admin] = [
    await t.as('health-officer'),
    await t.as('health-officer'),
    await t.as('province-leader'),
    await t.as('administrator'),
  ];
  const office = { name: `Sở Y tế ${mark}`, kind: 'health-department', numberSuffix: 'QĐ-SYT' };
  const officeId = (await must(maker.post('/organisations', { ...office, areaId: t.areaId('20') })))
    .id as string;
  const send = async () =>
    await must(
      maker.post('/directives', {
        id: uuid7(),
        kind: 'letter',
        issuerId: officeId,
        issuedOn: '2026-11-16',
        summary: `Văn bản ${mark}`,
        recipients: [{ kind: 'area', id: communeId }],
        scan: {
          id: uuid7(),
          name: 'a.pdf',
          type: 'application/pdf',
          data: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64'),
        },
      }),
    );
  const [directive, other] = [await send(), await send()];
  const dueAt = new Date(TEST_NOW + 86_400_000).toISOString();
  const give = async () =>
    (
      await must(
        maker.post('/tasks', {
          id: uuid7(),
          issuerId: officeId,
          title: `Việc ${mark}`,
          dueAt,
          responsible: [{ kind: 'organisation', id: officeId }],
        }),
      )
    ).items[0].id as string;
  const report = async () =>
    (
      await must(
        maker.post('/reports', { id: uuid7(), template: 'hourly', areaId: t.areaId('20'), officeId }),
      )
    ).id as string;
  const issuedReportId = await report();
  const path = `/reports/${issuedReportId}`;
  await must(reviewer.post(`${path}/review`, { version: 1, accept: true }));
  await must(leader.post(`${path}/signature`, { version: 2, accept: true, title: 'Giám đốc', name: mark }));
  await must(maker.post(`${path}/issue`, { version: 3, recipients: [{ kind: 'area', id: communeId }] }));
  const scheduleId = uuid7();
  const schedule = { template: 'hourly', areaId: t.areaId('20'), officeId, times: ['00:05'], enabled: false };
  await must(maker.send('PUT', `/report-schedules/${scheduleId}`, schedule));
  const csv = `kind,code,uid,categoryOptionCombo,attributeOptionCombo\nmetric,cases.confirmed,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\n`;
  const mapping = await must(admin.post('/exchange/mappings', { id: uuid7(), validFrom: '2026-01-01', csv }));
  return {
    directiveId: directive.id,
    otherDirectiveId: other.id,
    recipientId: directive.recipientList[0].id,
    fileId: directive.files[0].id,
    taskId: await give(),
    extensionTaskId: await give(),
    checkTaskId: await give(),
    cancelTaskId: await give(),
    reportId: await report(),
    stepReportId: await report(),
    issuedReportId,
    scheduleId,
    mappingId: mapping.id,
  };
}
