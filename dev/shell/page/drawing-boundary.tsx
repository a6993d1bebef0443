import SectionMessage from '@atlaskit/section-message';
import { Component, type ReactNode } from 'react';
import type { DocumentNode } from '../document/node';

interface Props {
  document: DocumentNode;
  children: ReactNode;
}

/** Keeps the page when a component refuses what the app passed it; the app's next commit is tried again. */
export class DrawingBoundary extends Component<Props, { failed: DocumentNode | null; message: string }> {
  override state: { failed: DocumentNode | null; message: string } = { failed: null, message: '' };

  override componentDidCatch(error: Error): void {
    this.setState({ failed: this.props.document, message: error.message });
  }

  static getDerivedStateFromError(error: Error): { message: string } {
    return { message: error.message };
  }

  override componentDidUpdate(): void {
    if (this.state.failed !== null && this.state.failed !== this.props.document) {
      this.setState({ failed: null, message: '' });
    }
  }

  override render(): ReactNode {
    if (this.state.message === '') return this.props.children;
    return (
      <div data-testid="drawing-failed">
        <SectionMessage appearance="error" title="The offline host could not draw this">
          {this.state.message}
        </SectionMessage>
      </div>
    );
  }
}
