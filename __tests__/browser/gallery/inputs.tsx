import {
  Button,
  Checkbox,
  ErrorMessage,
  HelperMessage,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalTransition,
  RadioGroup,
  Range,
  Select,
  Stack,
  Text,
  TextArea,
  Textfield,
} from '@forge/react';
import { useState } from 'react';

const OPTIONS = [
  { label: 'Search', value: 'search' },
  { label: 'Checkout', value: 'checkout' },
];

/** Every input under the app's own control: what is shown is what the app was told. */
export function Inputs() {
  const [name, setName] = useState('');
  const [rules, setRules] = useState('');
  const [chosen, setChosen] = useState<typeof OPTIONS>([]);
  const [minimum, setMinimum] = useState(3);
  const [isOn, setIsOn] = useState(false);
  const [mode, setMode] = useState('all');
  return (
    <Stack space="space.100">
      <Label labelFor="name">Name</Label>
      <Textfield id="name" value={name} onChange={(event) => setName(String(event.target.value))} />
      <Label labelFor="chosen">Components</Label>
      <Select inputId="chosen" isMulti options={OPTIONS} value={chosen} onChange={setChosen} />
      <Label labelFor="minimum">Minimum</Label>
      <Range id="minimum" min={0} max={10} value={minimum} onChange={setMinimum} />
      <Checkbox label="Box" isChecked={isOn} onChange={(event) => setIsOn(event.target.checked === true)} />
      <RadioGroup
        name="mode"
        value={mode}
        options={[
          { name: 'mode', label: 'All projects', value: 'all' },
          { name: 'mode', label: 'Some projects', value: 'some' },
        ]}
        onChange={(event) => setMode(String(event.target.value))}
      />
      <Label labelFor="rules">Rules</Label>
      <TextArea id="rules" value={rules} onChange={(event) => setRules(String(event.target.value))} />
      <HelperMessage>Helps</HelperMessage>
      <ErrorMessage>Fails</ErrorMessage>
      <Text testId="inputs">{JSON.stringify({ name, rules, chosen: chosen.map(({ value }) => value), minimum, isOn, mode })}</Text>
      <Dialog />
    </Stack>
  );
}

function Dialog() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Open the dialog</Button>
      <ModalTransition>
        {isOpen ? (
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
    </>
  );
}
