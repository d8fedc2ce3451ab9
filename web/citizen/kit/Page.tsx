import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { navigations } from '../app/router.ts';

/** A page with its heading, which takes the focus when one comes here from another page. */
export function Page(props: { readonly title: string; readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Vùng Xanh`;
  }, [props.title]);
  useEffect(() => {
    if (navigations.peek() > 0) {
      heading.current?.focus();
    }
  }, []);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {props.title}
      </h1>
      {props.children}
    </>
  );
}
