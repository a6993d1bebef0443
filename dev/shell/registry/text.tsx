import AtlaskitHeading from '@atlaskit/heading';
import AtlaskitLink from '@atlaskit/link';
import { Text as AtlaskitText } from '@atlaskit/primitives';
import type { MouseEvent } from 'react';
import { DrawAll, type Drawing, useDrawingHost } from '../document/draw';
import { like } from '../document/like';
import { handler, pick, text } from '../document/props';

export const Text = like(AtlaskitText, 'align color maxLines size weight testId', (node) => ({ as: text(node, 'as') ?? 'p' }));

export const Heading = like(AtlaskitHeading, 'as color id testId', (node) => ({ size: text(node, 'size') ?? 'medium' }));

/** A link of the app: the page around it decides where it leads, as Jira does. */
export const Link: Drawing = ({ node }) => {
  const { navigate } = useDrawingHost();
  const href = text(node, 'href') ?? '';
  const newTab = node.props.openNewTab === true;
  const follow = (event: MouseEvent): void => {
    event.preventDefault();
    void handler(node, 'onClick')?.();
    if (href !== '') navigate(href, newTab || event.ctrlKey || event.metaKey);
  };
  return (
    <AtlaskitLink {...pick(node, ['appearance', 'testId'])} href={href} onClick={follow}>
      <DrawAll nodes={node.children} />
    </AtlaskitLink>
  );
};
