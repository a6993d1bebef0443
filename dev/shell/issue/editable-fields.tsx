import Select, { CreatableSelect } from '@atlaskit/select';
import { type ReactNode, useState } from 'react';
import type { EditField, Named } from '../api/types';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { EditableValue } from './editable-value';

interface FieldProps<Value> {
  value: Value;
  /** Absent where Jira's edit metadata does not offer the field to this person. */
  edit: EditField | undefined;
  onSave: (change: Record<string, unknown>) => Promise<void>;
}

interface Option {
  label: string;
  value: string;
}

function namedOption({ id, name }: Named): Option {
  return { label: name, value: id };
}

function labelOption(label: string): Option {
  return { label, value: label };
}

const SELECT = { menuPosition: 'fixed', spacing: 'compact' } as const;

export function PriorityField({ value, edit, onSave }: FieldProps<Named | null>): ReactNode {
  const options = (edit?.allowedValues ?? []).map(namedOption);
  return (
    <EditableValue
      name="Priority"
      isEditable={edit !== undefined}
      shown={value?.name ?? 'None'}
      editor={(done) => (
        <Select<Option>
          {...SELECT}
          label="Priority"
          autoFocus
          defaultMenuIsOpen
          options={options}
          defaultValue={value === null ? null : namedOption(value)}
          onBlur={done}
          onChange={(option) => {
            done();
            if (option) void onSave({ priority: { id: option.value } });
          }}
        />
      )}
    />
  );
}

export function ComponentsField({ value, edit, onSave }: FieldProps<Named[]>): ReactNode {
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  return (
    <EditableValue
      name="Components"
      isEditable={edit !== undefined}
      shown={value.length === 0 ? 'None' : value.map((component) => component.name).join(', ')}
      onOpen={() => setChosen(value.map(namedOption))}
      onConfirm={() => onSave({ components: chosen.map((option) => ({ id: option.value })) })}
      editor={() => (
        <Select<Option, true>
          {...SELECT}
          label="Components"
          autoFocus
          isMulti
          options={(edit?.allowedValues ?? []).map(namedOption)}
          value={chosen}
          onChange={setChosen}
        />
      )}
    />
  );
}

export function LabelsField({ value, edit, onSave }: FieldProps<string[]>): ReactNode {
  const { client } = useShell();
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const known = useLoaded('labels', () => client.get<{ values: string[] }>('/rest/api/3/label?maxResults=1000'));
  return (
    <EditableValue
      name="Labels"
      isEditable={edit !== undefined}
      shown={
        value.length === 0
          ? 'None'
          : value.map((label) => (
              <span key={label} className="chip">
                {label}
              </span>
            ))
      }
      onOpen={() => setChosen(value.map(labelOption))}
      onConfirm={() => onSave({ labels: chosen.map((option) => option.value) })}
      editor={() => (
        <CreatableSelect<Option, true>
          {...SELECT}
          label="Labels"
          autoFocus
          isMulti
          options={(known.data?.values ?? []).map(labelOption)}
          value={chosen}
          onChange={setChosen}
          isValidNewOption={(input) => /^\S+$/u.test(input)}
        />
      )}
    />
  );
}
