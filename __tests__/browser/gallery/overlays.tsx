import {
  Box,
  Button,
  InlineEdit,
  Inline,
  Modal,
  ModalBody,
  ModalFooter,
  ModalTransition,
  Popup,
  Select,
  Stack,
  Text,
  Textfield,
  Tooltip,
} from '@forge/react';
import { useState } from 'react';

export function Overlays() {
  const [isModalOpen, setIsModalOpen] = useState(false);
  const [isPopupOpen, setIsPopupOpen] = useState(false);
  const [note, setNote] = useState('Edit this');
  const close = () => setIsModalOpen(false);
  return (
    <Stack space="space.100" alignInline="start">
      <Inline space="space.100">
        <Button onClick={() => setIsModalOpen(true)}>Open the dialog</Button>
        <Popup
          isOpen={isPopupOpen}
          onClose={() => setIsPopupOpen(false)}
          content={() => <Text>Inside the popup</Text>}
          trigger={() => <Button onClick={() => setIsPopupOpen(!isPopupOpen)}>Open the popup</Button>}
        />
        <Tooltip content="A tip">
          <Button>With a tip</Button>
        </Tooltip>
      </Inline>
      <ModalTransition>
        {isModalOpen ? (
          <Modal title="A dialog" onClose={close}>
            <ModalBody>
              <Select inputId="in-modal" options={[{ label: 'Inside', value: 'inside' }]} />
            </ModalBody>
            <ModalFooter>
              <Button onClick={close}>Done</Button>
            </ModalFooter>
          </Modal>
        ) : null}
      </ModalTransition>
      <InlineEdit
        label="Note"
        defaultValue={note}
        editView={(field) => <Textfield {...field} autoFocus testId="note-editor" />}
        readView={() => (
          <Box>
            <Text testId="note">{note}</Text>
          </Box>
        )}
        onConfirm={setNote}
      />
    </Stack>
  );
}
