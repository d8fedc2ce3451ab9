import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { type ApiKey, KEY_WARNING_DAYS } from '../../../../contract/api-keys.ts';
import { useSession } from '../../app/session/session.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useInvalidate } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Revoke, Take } from './KeyActs.tsx';
import type { Lost } from './lost.ts';
import { LostKey } from './LostKey.tsx';
import { MakeKey } from './MakeKey.tsx';
import { RotateKey } from './RotateKey.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

const DAY_MS = 86_400_000;
/** States that ask nothing of anybody; the others warn. */
const tones: { readonly [state: string]: 'good' | 'muted' } = { good: 'good', replaced: 'muted' };

/** Keys by which other systems of the province call the API. */
export function ApiKeys() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const keys = useApi('GET /api-keys', {});
  // A key that ended at once has ended by the time that the answer is here.
  const now = Math.max(useNow(), keys.dataUpdatedAt);
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [lost, setLost] = useState<Lost | null>(null);
  const invalidate = useInvalidate();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const { user } = useSession();
  const [rotating, setRotating] = useState<ApiKey | null>(null);
  const [taking, setTaking] = useState<ApiKey | null>(null);
  const close = () => {
    setMaking(false);
    setRotating(null);
    setLost(null);
  };
  const show = (text: string) => {
    close();
    setShown(text);
  };
  const showLost = (one: Lost) => {
    close();
    setLost(one);
    invalidate(['/api-keys', '/users']);
  };
  const isOver = (row: ApiKey) => row.revokedAt !== null || Date.parse(row.expiresAt) <= now;
  const stateOf = (row: ApiKey) =>
    row.revokedAt !== null
      ? 'revoked'
      : isOver(row)
        ? 'expired'
        : (row.stopped ??
          (row.replaced ? 'replaced' : daysLeft(row) <= KEY_WARNING_DAYS ? 'ending' : 'good'));
  const daysLeft = (row: ApiKey) => Math.ceil((Date.parse(row.expiresAt) - now) / DAY_MS);
  const ending = (items: readonly ApiKey[]) => items.filter((row) => stateOf(row) === 'ending').length;
  const stopped = (items: readonly ApiKey[]) =>
    items.filter((row) => !isOver(row) && row.stopped !== null).length;
  /** Which key took the place of this one, and whose place this one took. */
  const linksOf = ({ id, replacedBy }: ApiKey, items: readonly ApiKey[]) => {
    const next = items.find((one) => one.id === replacedBy);
    const former = items.find((one) => one.replacedBy === id);
    return [
      next === undefined ? [] : t('successor', { at: formatInstant(next.createdAt) }),
      former === undefined ? [] : t('predecessor', { at: formatInstant(former.createdAt) }),
    ].flat();
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /api-keys')} name="api-keys" />
          <Button onClick={() => setMaking(true)}>{t('make')}</Button>
        </>
      }
    >
      {shown === null ? null : (
        <ShownOnce title={t('once')} secret={shown} hint={t('onceHint')} onClose={() => setShown(null)} />
      )}
      <Await query={keys}>
        {({ items }) => (
          <>
            {stopped(items) === 0 ? null : (
              <Notice tone="warning">{t('someStopped', { n: stopped(items) })}</Notice>
            )}
            {ending(items) === 0 ? null : (
              <Notice tone="warning">{t('someEnding', { n: ending(items), days: KEY_WARNING_DAYS })}</Notice>
            )}
            <DataList
              label={t('title')}
              list={fixedList(items)}
              columns={[
                {
                  id: 'name',
                  title: t('name'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <strong className="block">{row.name}</strong>
                      <Tag tone={tones[stateOf(row)] ?? 'warning'}>
                        {t(stateOf(row), { n: daysLeft(row) })}
                      </Tag>
                      {linksOf(row, items).map((line) => (
                        <span key={line} className="muted small block">
                          {line}
                        </span>
                      ))}
                    </>
                  ),
                },
                {
                  id: 'may',
                  title: t('may'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {`${name('role', row.role)} · ${row.areaName ?? t('whole')}`}
                      <details className="small">
                        <summary>{t('rightsOf', { n: row.rights.length })}</summary>
                        {row.rights.join(', ')}
                      </details>
                      <span className="small block">{t('keptBy', { name: row.keeper ?? t('program') })}</span>
                      <span className="muted small block">
                        {t('madeBy', { at: formatInstant(row.createdAt), by: row.createdBy })}
                      </span>
                    </>
                  ),
                },
                {
                  id: 'used',
                  title: t('used'),
                  className: 'brief',
                  render: (row) => (
                    <>
                      {row.lastUsedAt === null ? t('never') : formatInstant(row.lastUsedAt)}
                      <span className="muted small block">
                        {t('endsAt', { at: formatInstant(row.expiresAt) })}
                      </span>
                    </>
                  ),
                },
                {
                  id: 'act',
                  title: t('acts'),
                  render: (row) =>
                    isOver(row) ? null : (
                      <div className="row">
                        {row.keeperId === null || row.keeperId === user.id ? null : (
                          <Button variant="default" size="compact-sm" onClick={() => setTaking(row)}>
                            {t('take')}
                            <span className="hidden"> {row.name}</span>
                          </Button>
                        )}
                        {row.keeperId === null || row.replaced ? null : (
                          <Button variant="default" size="compact-sm" onClick={() => setRotating(row)}>
                            {t('rotate')}
                            <span className="hidden"> {row.name}</span>
                          </Button>
                        )}
                        <Button variant="default" size="compact-sm" onClick={() => setRevoking(row)}>
                          {t('revoke')}
                          <span className="hidden"> {row.name}</span>
                        </Button>
                      </div>
                    ),
                },
              ]}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
              empty={{ title: t('none'), hint: t('noneHint') }}
            />
          </>
        )}
      </Await>
      <Drawer
        opened={making}
        onClose={() => setMaking(false)}
        title={t('make')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        {making ? <MakeKey onMade={show} onLost={showLost} /> : null}
      </Drawer>
      {rotating === null ? null : (
        <RotateKey row={rotating} onMade={show} onLost={showLost} onClose={() => setRotating(null)} />
      )}
      {lost === null ? null : (
        <LostKey key={lost.id} lost={lost} onMade={show} onLost={showLost} onClose={() => setLost(null)} />
      )}
      {taking === null ? null : <Take row={taking} onClose={() => setTaking(null)} />}
      {revoking === null ? null : <Revoke row={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
