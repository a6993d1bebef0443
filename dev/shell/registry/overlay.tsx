import AtlaskitModal, {
  ModalBody as AtlaskitModalBody,
  ModalFooter as AtlaskitModalFooter,
  ModalHeader as AtlaskitModalHeader,
  ModalTitle as AtlaskitModalTitle,
  ModalTransition as AtlaskitModalTransition,
} from '@atlaskit/modal-dialog';
import { DrawAll, type Drawing } from '../document/draw';
import { like } from '../document/like';
import { pick, plainHandler, text } from '../document/props';

/** Forge's own size names, which Atlaskit lacks. */
const MODAL_SIZES: Readonly<Record<string, string>> = { fullscreen: '100%', resizable: 'x-large' };

function modalSize(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (MODAL_SIZES[value] ?? value) : undefined;
}

export const Modal: Drawing = ({ node }) => {
  const title = text(node, 'title');
  return (
    <AtlaskitModal
      {...pick(node, ['label', 'shouldScrollInViewport', 'testId'])}
      width={modalSize(node.props.width)}
      height={modalSize(node.props.height)}
      onClose={plainHandler(node, 'onClose')}
    >
      {title === undefined ? null : (
        <AtlaskitModalHeader hasCloseButton>
          <AtlaskitModalTitle>{title}</AtlaskitModalTitle>
        </AtlaskitModalHeader>
      )}
      <DrawAll nodes={node.children} />
    </AtlaskitModal>
  );
};

export const ModalTransition = like(AtlaskitModalTransition, '');
export const ModalHeader = like(AtlaskitModalHeader, 'testId');
export const ModalTitle = like(AtlaskitModalTitle, 'appearance isMultiline testId');
export const ModalBody = like(AtlaskitModalBody, 'hasInlinePadding testId');
export const ModalFooter = like(AtlaskitModalFooter, 'testId');
