import { Component, type ReactNode, Suspense } from 'react';

type Props = { readonly children: ReactNode; readonly waiting?: ReactNode };

/**
 * A part that is loaded when it is needed. One that cannot be loaded leaves the screen around it, and what was typed there,
 * as it is; why is said by the notice of a new version, or of the lost network.
 */
export class Part extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? null : (
      <Suspense fallback={this.props.waiting ?? null}>{this.props.children}</Suspense>
    );
  }
}
