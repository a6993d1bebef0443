import AtlaskitButtonGroup from '@atlaskit/button/button-group';
import AtlaskitButton, { LinkButton as AtlaskitLinkButton } from '@atlaskit/button/new';
import type { ComponentProps, MouseEvent } from 'react';
import { DrawAll, type Drawing, useDrawingHost } from '../document/draw';
import type { DocumentNode } from '../document/node';
import { eventHandler, pick, text } from '../document/props';
import { findIcon } from './icon';

type ButtonProps = ComponentProps<typeof AtlaskitButton>;
type LinkButtonProps = ComponentProps<typeof AtlaskitLinkButton>;

/** `spacing: 'none'` belongs to the older button that UI Kit's types describe; `compact` comes nearest. */
function spacing(value: unknown): 'default' | 'compact' {
  return value === 'compact' || value === 'none' ? 'compact' : 'default';
}

/** Button and LoadingButton: the new Atlaskit button has both. */
export const Button: Drawing = ({ node }) => {
  const iconBefore = findIcon(text(node, 'iconBefore'));
  const iconAfter = findIcon(text(node, 'iconAfter'));
  return (
    <AtlaskitButton
      {...pick<ButtonProps>(node, [
        'appearance',
        'autoFocus',
        'isDisabled',
        'isLoading',
        'isSelected',
        'shouldFitContainer',
        'testId',
        'type',
      ])}
      spacing={spacing(node.props.spacing)}
      {...(iconBefore ? { iconBefore } : {})}
      {...(iconAfter ? { iconAfter } : {})}
      onBlur={eventHandler(node, 'onBlur')}
      onClick={eventHandler(node, 'onClick')}
      onFocus={eventHandler(node, 'onFocus')}
    >
      <DrawAll nodes={node.children} />
    </AtlaskitButton>
  );
};

const LINK_APPEARANCES: Readonly<Record<string, LinkButtonProps['appearance']>> = { link: 'subtle', 'subtle-link': 'subtle' };

export const LinkButton: Drawing = ({ node }) => {
  const { navigate } = useDrawingHost();
  const href = text(node, 'href') ?? '';
  const appearance = text(node, 'appearance');
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    event.preventDefault();
    eventHandler(node, 'onClick')?.(event);
    if (href !== '') navigate(href, node.props.target === '_blank' || event.ctrlKey || event.metaKey);
  };
  return (
    <AtlaskitLinkButton
      {...pick<LinkButtonProps>(node, ['autoFocus', 'isDisabled', 'isSelected', 'shouldFitContainer', 'testId'])}
      appearance={LINK_APPEARANCES[appearance ?? ''] ?? (appearance as LinkButtonProps['appearance']) ?? 'default'}
      spacing={spacing(node.props.spacing)}
      href={href}
      onClick={follow}
    >
      <DrawAll nodes={node.children} />
    </AtlaskitLinkButton>
  );
};

/** The group's appearance is that of its buttons which have none. */
function withAppearance(button: DocumentNode, appearance: unknown): DocumentNode {
  return appearance === undefined ? button : { ...button, props: { appearance, ...button.props } };
}

export const ButtonGroup: Drawing = ({ node }) => (
  <AtlaskitButtonGroup {...pick<ComponentProps<typeof AtlaskitButtonGroup>>(node, ['label', 'testId', 'titleId'])}>
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[withAppearance(child, node.props.appearance)]} />
    ))}
  </AtlaskitButtonGroup>
);
