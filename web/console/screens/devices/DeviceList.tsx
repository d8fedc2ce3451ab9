import { Button } from '@mantine/core';
import type { Device } from '../../../../contract/identity.ts';
import { formatInstant, formatRelative } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

type DeviceListProps = {
  readonly items: readonly Device[];
  readonly onEnd: (device: Device) => void;
};

/** Sessions and phones of an account: what, whence, since when, which is this one. */
export function DeviceList({ items, onEnd }: DeviceListProps) {
  const t = useTexts(texts);
  const nameOf = useDeviceName();
  return (
    <DataList
      label={t('label')}
      list={fixedList(items)}
      columns={[
        {
          id: 'device',
          title: t('device'),
          className: 'wrap',
          render: (row) => (
            <>
              <strong>{nameOf(row)}</strong>
              <span className="muted small block">
                {t(row.kind)}
                {row.method === null ? '' : ` · ${t(row.method)}`}
              </span>
              {row.current ? <Tag tone="good">{t('current')}</Tag> : null}
            </>
          ),
        },
        {
          id: 'seen',
          title: t('seen'),
          className: 'brief',
          render: (row) => (row.seenAt === null ? t('never') : formatRelative(row.seenAt)),
        },
        { id: 'since', title: t('since'), className: 'brief', render: (row) => formatInstant(row.since) },
        { id: 'network', title: t('network'), render: (row) => row.network ?? '–' },
        {
          id: 'act',
          title: t('acts'),
          render: (row) =>
            row.current ? null : (
              <Button variant="default" size="compact-sm" onClick={() => onEnd(row)}>
                {t('end')}
                <span className="hidden"> {nameOf(row)}</span>
              </Button>
            ),
        },
      ]}
      rowKey={(row) => row.id}
      rowName={nameOf}
      empty={{ title: t('none') }}
    />
  );
}

/** How a device is called. */
export function useDeviceName(): (device: Device) => string {
  const t = useTexts(texts);
  return (device) => device.name ?? t('unknown');
}
