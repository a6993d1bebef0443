import { Box as AtlaskitBox, Inline as AtlaskitInline, Stack as AtlaskitStack, xcss } from '@atlaskit/primitives';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import { like } from '../document/like';
import { type DocumentNode, isRecord } from '../document/node';
import { handler } from '../document/props';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- as below
type StyleObject = Parameters<typeof xcss>[0];

/** Atlaskit's `xcss()` rewrites its argument in place, so it gets a copy at each draw. */
function styles({ props }: DocumentNode): object {
  if (!isRecord(props.xcss)) return {};
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit's own styles are such objects, known at run time only
  return { xcss: xcss(structuredClone(props.xcss) as StyleObject) };
}

const PADDING = 'padding paddingBlock paddingBlockEnd paddingBlockStart paddingInline paddingInlineEnd paddingInlineStart';

export const Box = like(AtlaskitBox, `backgroundColor role testId ${PADDING}`, styles);
export const Stack = like(AtlaskitStack, 'alignBlock alignInline grow space spread testId');
export const Inline = like(AtlaskitInline, 'alignBlock alignInline grow rowSpace shouldWrap space spread testId', ({ props }) => ({
  separator: drawSlot(props.separator),
}));

/** Submitted with Enter here; on a surface with buttons of its own, such as Automation's, by them. */
export const Form: Drawing = ({ node }) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      handler(node, 'onSubmit')?.();
    }}
  >
    <DrawAll nodes={node.children} />
  </form>
);

/** Carries a named slot; its parent normally takes it apart. */
export const ContentWrapper: Drawing = ({ node }) => <DrawAll nodes={node.children} />;

export const Root: Drawing = ContentWrapper;
