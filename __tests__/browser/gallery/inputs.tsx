import {
  Checkbox,
  CheckboxGroup,
  ErrorMessage,
  HelperMessage,
  Label,
  RadioGroup,
  Range,
  RequiredAsterisk,
  Select,
  Stack,
  Text,
  TextArea,
  Textfield,
  Toggle,
  ValidMessage,
} from '@forge/react';
import { useState } from 'react';

const OPTIONS = [
  { label: 'Search', value: 'search' },
  { label: 'Checkout', value: 'checkout' },
];

/** Every input under the app's own control: what is shown is what the app was told. */
export function Inputs() {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<typeof OPTIONS>([]);
  const [minimum, setMinimum] = useState(3);
  const [isOn, setIsOn] = useState(false);
  const [fields, setFields] = useState(['labels']);
  const [mode, setMode] = useState('all');
  return (
    <Stack space="space.100">
      <Label labelFor="name">
        Name
        <RequiredAsterisk />
      </Label>
      <Textfield id="name" value={name} onChange={(event) => setName(String(event.target.value))} />
      <Label labelFor="chosen">Components</Label>
      <Select inputId="chosen" isMulti options={OPTIONS} value={chosen} onChange={setChosen} />
      <Label labelFor="minimum">Minimum</Label>
      <Range id="minimum" min={0} max={10} value={minimum} onChange={setMinimum} />
      <Label labelFor="toggle">Toggle</Label>
      <Toggle id="toggle" isChecked={isOn} onChange={(event) => setIsOn(event.target.checked === true)} />
      <Checkbox label="Box" isChecked={isOn} onChange={(event) => setIsOn(event.target.checked === true)} />
      <CheckboxGroup
        name="fields"
        options={[
          { label: 'Labels', value: 'labels' },
          { label: 'Priority', value: 'priority' },
        ]}
        value={fields}
        onChange={setFields}
      />
      <RadioGroup
        name="mode"
        value={mode}
        options={[
          { name: 'mode', label: 'All projects', value: 'all' },
          { name: 'mode', label: 'Some projects', value: 'some' },
        ]}
        onChange={(event) => setMode(String(event.target.value))}
      />
      <TextArea defaultValue="Rules" />
      <HelperMessage>Helps</HelperMessage>
      <ErrorMessage>Fails</ErrorMessage>
      <ValidMessage>Is valid</ValidMessage>
      <Text testId="inputs">{JSON.stringify({ name, chosen: chosen.map(({ value }) => value), minimum, isOn, fields, mode })}</Text>
    </Stack>
  );
}
