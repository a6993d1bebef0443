import { latestDocument } from './bridge';
import type { ReactElement } from 'react';
import ForgeReconciler from '@forge/react';
import type { DocumentNode, Handler } from '../../../dev/shell/document/node';
import { listNodes, nameOf, textOf } from '../../support/document-queries';

/** A drawn component, as a person sees it. */
export interface Drawn {
  text(): string;
  find(type: string): DocumentNode[];
  buttons(): string[];
  press(name: string): void;
}

/** Draws a component with the real reconciler. Import this file before the component. */
export function draw(element: ReactElement): Drawn {
  ForgeReconciler.render(element);
  const all = () => listNodes(latestDocument());
  const find = (type: string) => all().flatMap(({ node }) => (node.type === type ? [node] : []));
  const buttons = () => [...find('Button'), ...find('LoadingButton')].map((node) => ({ node, name: nameOf(node, all()) }));
  return {
    text: () => textOf(latestDocument()),
    find,
    buttons: () => buttons().map(({ name }) => name),
    press(name) {
      const button = buttons().find((candidate) => candidate.name === name);
      if (button === undefined) throw new Error(`There is no button "${name}".`);
      (button.node.props['onClick'] as Handler)();
    },
  };
}
