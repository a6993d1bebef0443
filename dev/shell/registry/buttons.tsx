import AtlaskitButtonGroup from '@atlaskit/button/button-group';
import AtlaskitButton from '@atlaskit/button/new';
import { DrawAll, type Drawing } from '../document/draw';
import { like } from '../document/like';
import type { DocumentNode } from '../document/node';
import { eventHandler, pick, text } from '../document/props';
import { findIcon } from './icon';

function icons(node: DocumentNode): object {
  const found = { iconBefore: findIcon(text(node, 'iconBefore')), iconAfter: findIcon(text(node, 'iconAfter')) };
  return Object.fromEntries(Object.entries(found).filter(([, icon]) => icon !== undefined));
}

/** Button and LoadingButton: the new Atlaskit button has both. */
export const Button = like(
  AtlaskitButton,
  'appearance autoFocus isDisabled isLoading isSelected shouldFitContainer testId type',
  (node) => ({
    // `none` belongs to the older button that UI Kit's types describe; `compact` comes nearest.
    spacing: node.props.spacing === 'compact' || node.props.spacing === 'none' ? 'compact' : 'default',
    ...icons(node),
    onBlur: eventHandler(node, 'onBlur'),
    onClick: eventHandler(node, 'onClick'),
    onFocus: eventHandler(node, 'onFocus'),
  }),
);

/** The group's appearance is that of its buttons which have none. */
function withAppearance(button: DocumentNode, appearance: unknown): DocumentNode {
  return appearance === undefined ? button : { ...button, props: { appearance, ...button.props } };
}

export const ButtonGroup: Drawing = ({ node }) => (
  <AtlaskitButtonGroup {...pick(node, ['label', 'testId', 'titleId'])}>
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[withAppearance(child, node.props.appearance)]} />
    ))}
  </AtlaskitButtonGroup>
);
