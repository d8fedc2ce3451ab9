import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type PostSelectProps = { readonly url: UrlValues; readonly change: (patch: UrlValues) => void };

/** The post that the screen is about, kept in the address. */
export function PostSelect({ url, change }: PostSelectProps) {
  const t = useTexts(texts);
  const posts = useApi('GET /gates/posts', {});
  const items = posts.data?.items ?? [];
  return (
    <NativeSelect
      label={t('post')}
      value={url['post'] ?? ''}
      onChange={(event) => change({ post: event.currentTarget.value })}
      data={[
        { value: '', label: t('anyPost') },
        ...items.map((post) => ({ value: post.id, label: `${post.name} · ${post.areaName}` })),
      ]}
    />
  );
}
