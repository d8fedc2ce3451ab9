import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ChainModel } from './model.ts';

/** Opens the record behind a node: the case, or the person that a contact is. */
export function useOpenNode(model: ChainModel): (index: number) => void {
  const navigate = useNavigate();
  return useCallback(
    (index) => {
      const node = model.nodes[index]!;
      const to = node.status === 'CONTACT' ? '/people/$id' : '/cases/$id';
      void navigate({ to, params: { id: node.id } });
    },
    [model, navigate],
  );
}
