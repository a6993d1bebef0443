import AtlaskitInlineEdit from '@atlaskit/inline-edit';
import AtlaskitModal, {
  ModalBody as AtlaskitModalBody,
  ModalFooter as AtlaskitModalFooter,
  ModalHeader as AtlaskitModalHeader,
  ModalTitle as AtlaskitModalTitle,
  ModalTransition as AtlaskitModalTransition,
} from '@atlaskit/modal-dialog';
import AtlaskitPopup from '@atlaskit/popup';
import AtlaskitTooltip from '@atlaskit/tooltip';
import type { ComponentProps } from 'react';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import { handler, pick, text, wrapped } from '../document/props';

type ModalProps = ComponentProps<typeof AtlaskitModal>;
type InlineEditProps = ComponentProps<typeof AtlaskitInlineEdit>;
type PopupProps = ComponentProps<typeof AtlaskitPopup>;
type TooltipProps = ComponentProps<typeof AtlaskitTooltip>;

/** Forge's own size names, which Atlaskit lacks. */
const MODAL_SIZES: Readonly<Record<string, string>> = { fullscreen: '100%', resizable: 'x-large' };

function modalSize(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (MODAL_SIZES[value] ?? value) : undefined;
}

export const ModalTransition: Drawing = ({ node }) => (
  <AtlaskitModalTransition>
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[child]} />
    ))}
  </AtlaskitModalTransition>
);

export const Modal: Drawing = ({ node }) => {
  const title = text(node, 'title');
  return (
    <AtlaskitModal
      {...pick<ModalProps>(node, ['label', 'shouldScrollInViewport', 'testId'])}
      width={modalSize(node.props.width)}
      height={modalSize(node.props.height)}
      onClose={() => void handler(node, 'onClose')?.()}
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

export const ModalHeader: Drawing = ({ node }) => (
  <AtlaskitModalHeader {...pick<ComponentProps<typeof AtlaskitModalHeader>>(node, ['testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitModalHeader>
);

export const ModalTitle: Drawing = ({ node }) => (
  <AtlaskitModalTitle {...pick<ComponentProps<typeof AtlaskitModalTitle>>(node, ['appearance', 'isMultiline', 'testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitModalTitle>
);

export const ModalBody: Drawing = ({ node }) => (
  <AtlaskitModalBody {...pick<ComponentProps<typeof AtlaskitModalBody>>(node, ['hasInlinePadding', 'testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitModalBody>
);

export const ModalFooter: Drawing = ({ node }) => (
  <AtlaskitModalFooter {...pick<ComponentProps<typeof AtlaskitModalFooter>>(node, ['testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitModalFooter>
);

export const Tooltip: Drawing = ({ node }) => (
  <AtlaskitTooltip
    {...pick<TooltipProps>(node, ['delay', 'mousePosition', 'position', 'testId', 'truncate'])}
    content={drawSlot(node.props.content)}
    tag="span"
  >
    <DrawAll nodes={node.children} />
  </AtlaskitTooltip>
);

/** The app's side of InlineEdit keeps the value and the validation: here only the two views are shown. */
export const InlineEdit: Drawing = ({ node }) => (
  <AtlaskitInlineEdit
    {...pick<InlineEditProps>(node, [
      'cancelButtonLabel',
      'confirmButtonLabel',
      'editButtonLabel',
      'hideActionButtons',
      'isEditing',
      'isRequired',
      'keepEditViewOpenOnBlur',
      'label',
      'readViewFitContainerWidth',
      'startWithEditViewOpen',
    ])}
    defaultValue=""
    editView={() => <DrawAll nodes={wrapped(node, 'editView')} />}
    readView={() => <DrawAll nodes={wrapped(node, 'readView')} />}
    onConfirm={() => void handler(node, 'onConfirm')?.()}
    onCancel={() => void handler(node, 'onCancel')?.()}
    onEdit={() => void handler(node, 'onEdit')?.()}
  />
);

export const Popup: Drawing = ({ node }) => (
  <AtlaskitPopup
    {...(pick<PopupProps>(node, [
      'autoFocus',
      'boundary',
      'fallbackPlacements',
      'id',
      'label',
      'placement',
      'role',
      'rootBoundary',
      'shouldDisableFocusLock',
      'shouldFlip',
      'shouldRenderToParent',
      'shouldUseCaptureOnOutsideClick',
      'strategy',
      'testId',
      'titleId',
    ]) as Pick<PopupProps, 'placement'>)}
    isOpen={node.props.isOpen === true}
    onClose={() => void handler(node, 'onClose')?.()}
    content={() => <DrawAll nodes={wrapped(node, 'content')} />}
    trigger={({ ref, ...aria }) => (
      <span ref={ref} {...aria} className="app-popup-trigger">
        <DrawAll nodes={wrapped(node, 'trigger')} />
      </span>
    )}
  />
);
