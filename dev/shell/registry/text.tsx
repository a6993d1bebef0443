import AtlaskitAvatar from '@atlaskit/avatar';
import { Code as AtlaskitCode, CodeBlock as AtlaskitCodeBlock } from '@atlaskit/code';
import AtlaskitHeading from '@atlaskit/heading';
import AtlaskitLink from '@atlaskit/link';
import { Text as AtlaskitText } from '@atlaskit/primitives';
import type { ComponentProps, MouseEvent } from 'react';
import { DrawAll, type Drawing, useDrawingHost } from '../document/draw';
import { handler, pick, text, textContent } from '../document/props';

type TextProps = ComponentProps<typeof AtlaskitText>;

export const Text: Drawing = ({ node }) => {
  const strike = node.props.as === 'strike';
  const children = <DrawAll nodes={node.children} />;
  return (
    <AtlaskitText
      {...pick<TextProps>(node, ['align', 'color', 'maxLines', 'size', 'weight', 'testId'])}
      as={strike ? 'span' : ((text(node, 'as') as TextProps['as']) ?? 'p')}
    >
      {strike ? <s>{children}</s> : children}
    </AtlaskitText>
  );
};

export const Strong: Drawing = ({ node }) => (
  <strong>
    <DrawAll nodes={node.children} />
  </strong>
);

export const Em: Drawing = ({ node }) => (
  <em>
    <DrawAll nodes={node.children} />
  </em>
);

export const Strike: Drawing = ({ node }) => (
  <s>
    <DrawAll nodes={node.children} />
  </s>
);

type HeadingProps = ComponentProps<typeof AtlaskitHeading>;

export const Heading: Drawing = ({ node }) => (
  <AtlaskitHeading
    {...pick<HeadingProps>(node, ['as', 'color', 'id', 'testId'])}
    size={(text(node, 'size') ?? 'medium') as HeadingProps['size']}
  >
    <DrawAll nodes={node.children} />
  </AtlaskitHeading>
);

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
    <AtlaskitLink {...pick<ComponentProps<typeof AtlaskitLink>>(node, ['appearance', 'testId'])} href={href} onClick={follow}>
      <DrawAll nodes={node.children} />
    </AtlaskitLink>
  );
};

export const List: Drawing = ({ node }) => {
  const items = <DrawAll nodes={node.children} />;
  return node.props.type === 'ordered' ? <ol className="app-list">{items}</ol> : <ul className="app-list">{items}</ul>;
};

export const ListItem: Drawing = ({ node }) => (
  <li>
    <DrawAll nodes={node.children} />
  </li>
);

export const Image: Drawing = ({ node }) => (
  <img
    {...pick<ComponentProps<'img'>>(node, ['src', 'width', 'height'])}
    alt={text(node, 'alt') ?? ''}
    data-testid={text(node, 'testId')}
    className="app-image"
  />
);

export const User: Drawing = ({ node }) => {
  const { personName } = useDrawingHost();
  const name = personName(text(node, 'accountId') ?? '') ?? 'Unknown user';
  return (
    <span className="app-user">
      <AtlaskitAvatar size="small" name={name} />
      {node.props.hideDisplayName === true ? null : <span>{name}</span>}
    </span>
  );
};

export const Code: Drawing = ({ node }) => (
  <AtlaskitCode {...pick<ComponentProps<typeof AtlaskitCode>>(node, ['testId'])}>{textContent(node.children)}</AtlaskitCode>
);

type CodeBlockProps = ComponentProps<typeof AtlaskitCodeBlock>;

export const CodeBlock: Drawing = ({ node }) => (
  <AtlaskitCodeBlock
    {...pick<CodeBlockProps>(node, [
      'highlight',
      'highlightedEndText',
      'highlightedStartText',
      'language',
      'shouldWrapLongLines',
      'testId',
    ])}
    shouldShowLineNumbers={node.props.showLineNumbers !== false}
    text={text(node, 'text') ?? ''}
  />
);
