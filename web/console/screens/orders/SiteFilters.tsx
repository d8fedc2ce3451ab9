import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter } from '../../kit/list/CodeFilter.tsx';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { useApi } from '../../kit/useApi.ts';
import { siteTexts } from './site-texts.ts';

type SiteFiltersProps = { readonly url: UrlValues; readonly change: (patch: UrlValues) => void };

/** Orders by the quarantine site and by what waits there; nothing where the area has no site. */
export function SiteFilters({ url, change }: SiteFiltersProps) {
  const t = useTexts(siteTexts);
  const { data } = useApi('GET /orders/sites', {});
  const sites = data?.items ?? [];
  if (sites.length === 0 && url['site'] === undefined && url['place'] === undefined) {
    return null;
  }
  return (
    <>
      <CodeFilter
        kind="siteView"
        label={t('view')}
        all={t('anyView')}
        name="site"
        url={url}
        change={change}
      />
      <NativeSelect
        label={t('place')}
        value={url['place'] ?? ''}
        onChange={(event) => {
          const place = event.currentTarget.value;
          change({ place: place === '' ? undefined : place });
        }}
        data={[
          { value: '', label: t('anyPlace') },
          ...sites.map(({ placeId, name }) => ({ value: placeId, label: name })),
        ]}
      />
    </>
  );
}
