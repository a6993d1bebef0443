import {
  Bleed as AtlaskitBleed,
  Box as AtlaskitBox,
  Inline as AtlaskitInline,
  Pressable as AtlaskitPressable,
  Stack as AtlaskitStack,
  xcss,
} from '@atlaskit/primitives';
import type { ComponentProps } from 'react';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import { type DocumentNode, isRecord } from '../document/node';
import { handler, pick } from '../document/props';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- as below
type StyleObject = Parameters<typeof xcss>[0];
type BoxProps = ComponentProps<typeof AtlaskitBox>;

const PADDING = [
  'padding',
  'paddingBlock',
  'paddingBlockEnd',
  'paddingBlockStart',
  'paddingInline',
  'paddingInlineEnd',
  'paddingInlineStart',
] as const;

/** Atlaskit's `xcss()` rewrites its argument in place, so it gets a copy at each draw. */
function styles(node: DocumentNode): Pick<BoxProps, 'xcss'> {
  const source = node.props.xcss;
  if (!isRecord(source)) return {};
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit's own styles are such objects, known at run time only
  return { xcss: xcss(structuredClone(source) as StyleObject) };
}

export const Box: Drawing = ({ node }) => (
  <AtlaskitBox {...pick<BoxProps>(node, ['backgroundColor', 'role', 'testId', ...PADDING])} {...styles(node)}>
    <DrawAll nodes={node.children} />
  </AtlaskitBox>
);

export const Pressable: Drawing = ({ node }) => (
  <AtlaskitPressable
    {...pick<ComponentProps<typeof AtlaskitPressable>>(node, ['backgroundColor', 'isDisabled', 'testId', ...PADDING])}
    {...styles(node)}
    onClick={() => void handler(node, 'onClick')?.()}
  >
    <DrawAll nodes={node.children} />
  </AtlaskitPressable>
);

export const Stack: Drawing = ({ node }) => (
  <AtlaskitStack {...pick<ComponentProps<typeof AtlaskitStack>>(node, ['alignBlock', 'alignInline', 'grow', 'space', 'spread', 'testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitStack>
);

export const Inline: Drawing = ({ node }) => (
  <AtlaskitInline
    {...pick<ComponentProps<typeof AtlaskitInline>>(node, [
      'alignBlock',
      'alignInline',
      'grow',
      'rowSpace',
      'shouldWrap',
      'space',
      'spread',
      'testId',
    ])}
    separator={drawSlot(node.props.separator)}
  >
    {/* Inline puts its separator between its children, so they must be its own children. */}
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[child]} />
    ))}
  </AtlaskitInline>
);

export const Bleed: Drawing = ({ node }) => (
  <AtlaskitBleed {...pick<ComponentProps<typeof AtlaskitBleed>>(node, ['all', 'block', 'inline', 'testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitBleed>
);

/** Carries a named slot; its parent normally takes it apart. */
export const ContentWrapper: Drawing = ({ node }) => <DrawAll nodes={node.children} />;

export const Root: Drawing = ({ node }) => <DrawAll nodes={node.children} />;
