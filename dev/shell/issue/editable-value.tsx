import Button from '@atlaskit/button/new';
import { type ReactNode, useState } from 'react';

/** A field's value; for a person who may edit it, a button that turns into an editor. */
export function EditableValue({
  name,
  isEditable,
  shown,
  editor,
  onOpen,
  onConfirm,
}: {
  name: string;
  isEditable: boolean;
  shown: ReactNode;
  editor: (done: () => void) => ReactNode;
  onOpen?: () => void;
  /** Adds Save and Cancel; without it the editor saves by itself. */
  onConfirm?: () => Promise<void>;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  if (!isEditable) return <span>{shown}</span>;
  if (!isOpen) {
    const open = (): void => {
      onOpen?.();
      setIsOpen(true);
    };
    return (
      <button type="button" className="editable" onClick={open} title={`Edit ${name}`}>
        <span className="unseen">Edit {name}: </span>
        {shown}
      </button>
    );
  }
  return (
    <div className="editor">
      {editor(() => setIsOpen(false))}
      {onConfirm === undefined ? null : (
        <div className="editor-buttons">
          <Button
            appearance="primary"
            spacing="compact"
            onClick={() => {
              setIsOpen(false);
              void onConfirm();
            }}
          >
            Save
          </Button>
          <Button appearance="subtle" spacing="compact" onClick={() => setIsOpen(false)}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}
