import AtlaskitBadge from '@atlaskit/badge';
import AtlaskitEmptyState from '@atlaskit/empty-state';
import AtlaskitLozenge from '@atlaskit/lozenge';
import AtlaskitProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker as AtlaskitProgressTracker, type Stage } from '@atlaskit/progress-tracker';
import AtlaskitSectionMessage, { SectionMessageAction as AtlaskitSectionMessageAction } from '@atlaskit/section-message';
import AtlaskitSpinner from '@atlaskit/spinner';
import { SimpleTag as AtlaskitTag } from '@atlaskit/tag';
import AtlaskitTagGroup from '@atlaskit/tag-group';
import type { ComponentProps, MouseEvent, ReactElement } from 'react';
import { Draw, DrawAll, type Drawing, drawSlot, useDrawingHost } from '../document/draw';
import { type DocumentNode, Slot } from '../document/node';
import { handler, pick, text, textContent } from '../document/props';

type TrackerProps = ComponentProps<typeof AtlaskitProgressTracker>;
type TagProps = ComponentProps<typeof AtlaskitTag>;
type SectionMessageProps = ComponentProps<typeof AtlaskitSectionMessage>;
type EmptyStateProps = ComponentProps<typeof AtlaskitEmptyState>;

export const Lozenge: Drawing = ({ node }) => (
  <AtlaskitLozenge {...pick<ComponentProps<typeof AtlaskitLozenge>>(node, ['appearance', 'isBold', 'maxWidth', 'testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitLozenge>
);

export const Badge: Drawing = ({ node }) => {
  const content = textContent(node.children);
  // As a number, or Atlaskit does not shorten it to "99+".
  const value = content.trim() === '' || Number.isNaN(Number(content)) ? content : Number(content);
  return <AtlaskitBadge {...pick<ComponentProps<typeof AtlaskitBadge>>(node, ['appearance', 'max', 'testId'])}>{value}</AtlaskitBadge>;
};

export const Tag: Drawing = ({ node }) => (
  <AtlaskitTag
    {...pick<TagProps>(node, ['appearance', 'color', 'href', 'testId'])}
    text={text(node, 'text') ?? ''}
    elemBefore={drawSlot(node.props.elemBefore)}
  />
);

export const TagGroup: Drawing = ({ node }) => (
  <AtlaskitTagGroup label="Tags" {...pick<ComponentProps<typeof AtlaskitTagGroup>>(node, ['alignment'])}>
    {node.children.map((child) => (
      <Draw key={child.key} node={child} />
    ))}
  </AtlaskitTagGroup>
);

export const Spinner: Drawing = ({ node }) => (
  <AtlaskitSpinner {...pick<ComponentProps<typeof AtlaskitSpinner>>(node, ['appearance', 'delay', 'label', 'size', 'testId'])} />
);

export const ProgressBar: Drawing = ({ node }) => (
  <AtlaskitProgressBar
    {...pick<ComponentProps<typeof AtlaskitProgressBar>>(node, ['appearance', 'ariaLabel', 'isIndeterminate', 'testId', 'value'])}
  />
);

export const ProgressTracker: Drawing = ({ node }) => (
  <AtlaskitProgressTracker
    animated={false}
    {...pick<TrackerProps>(node, ['animated', 'label', 'spacing', 'testId'])}
    items={(node.props.items ?? []) as Stage[]}
  />
);

/** Atlaskit puts its dots between the elements of the list, so each action is an element of its own. */
function actionElements(value: unknown): ReactElement[] {
  const slots: unknown[] = Array.isArray(value) ? value : [value];
  return slots.flatMap((slot) => (slot instanceof Slot ? slot.nodes : [])).map((action) => <Draw key={action.key} node={action} />);
}

export const SectionMessage: Drawing = ({ node }) => {
  const actions = actionElements(node.props.actions);
  return (
    <AtlaskitSectionMessage
      {...(pick<SectionMessageProps>(node, ['appearance', 'testId', 'title']) as Pick<SectionMessageProps, 'title'>)}
      {...(actions.length > 0 ? { actions: actions as SectionMessageProps['actions'] } : {})}
    >
      <DrawAll nodes={node.children} />
    </AtlaskitSectionMessage>
  );
};

export const SectionMessageAction: Drawing = ({ node }: { node: DocumentNode }) => {
  const { navigate } = useDrawingHost();
  const href = text(node, 'href');
  const onClick = handler(node, 'onClick');
  const follow = (event: MouseEvent): void => {
    void onClick?.();
    if (href === undefined) return;
    event.preventDefault();
    navigate(href, event.ctrlKey || event.metaKey);
  };
  return (
    <AtlaskitSectionMessageAction {...pick<ComponentProps<typeof AtlaskitSectionMessageAction>>(node, ['href', 'testId'])} onClick={follow}>
      <DrawAll nodes={node.children} />
    </AtlaskitSectionMessageAction>
  );
};

export const EmptyState: Drawing = ({ node }) => (
  <AtlaskitEmptyState
    {...pick<EmptyStateProps>(node, ['buttonGroupLabel', 'headingLevel', 'isLoading', 'testId', 'width'])}
    header={text(node, 'header') ?? ''}
    description={drawSlot(node.props.description)}
    primaryAction={drawSlot(node.props.primaryAction)}
    secondaryAction={drawSlot(node.props.secondaryAction)}
    tertiaryAction={drawSlot(node.props.tertiaryAction)}
  />
);
