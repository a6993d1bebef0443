import { createElement, type ElementType } from 'react';
import { Draw, type Drawing } from './draw';
import type { DocumentNode } from './node';
import { pick } from './props';

/**
 * Draws a UI Kit component as a component of Atlaskit's.
 *
 * @param names props that are passed on as they are, separated by spaces
 * @param more props that have to be made from those of UI Kit
 */
export function like(component: ElementType, names: string, more?: (node: DocumentNode) => object): Drawing {
  const passed = names.split(' ');
  return function Drawn({ node }) {
    // Its own children one by one: some components put something between them.
    const children = node.children.map((child) => <Draw key={child.key} node={child} />);
    return createElement(component, { ...pick(node, passed), ...more?.(node) }, children.length === 0 ? undefined : children);
  };
}
