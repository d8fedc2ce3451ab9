import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

type Post = DataOf<'GET /gates/posts'>['items'][number];
type NeighbourDialogProps = {
  readonly post: Post;
  readonly posts: readonly Post[];
  readonly onClose: () => void;
};

/** Posts whose turned-back vehicles and people this post hears of, and whether it stands at the border. */
export function NeighbourDialog({ post, posts, onClose }: NeighbourDialogProps) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<readonly string[]>(post.neighbourIds);
  const [border, setBorder] = useState(post.border);
  const save = useSend('PATCH /gates/posts/{id}', ['/gates']);
  const others = posts.filter(({ id }) => id !== post.id);
  const submit = async () => {
    const result = await save.send({ params: { id: post.id }, body: { neighbourIds: [...chosen], border } });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={post.name}
      submit={t('savePlace')}
      busy={save.busy}
      failure={save.failure}
      problem={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Checkbox
        label={t('border')}
        checked={border}
        onChange={(event) => setBorder(event.currentTarget.checked)}
      />
      {others.length === 0 ? (
        <p>{t('noOtherPosts')}</p>
      ) : (
        <Checkbox.Group label={t('neighbours')} value={[...chosen]} onChange={setChosen}>
          <div className="stack tall">
            {others.map(({ id, name, areaName }) => (
              <Checkbox key={id} value={id} label={`${name} · ${areaName}`} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </FormDialog>
  );
}
