import AtlaskitCheckbox from '@atlaskit/checkbox';
import { Radio as AtlaskitRadio, RadioGroup as AtlaskitRadioGroup } from '@atlaskit/radio';
import AtlaskitSelect from '@atlaskit/select';
import AtlaskitToggle from '@atlaskit/toggle';
import { type ComponentProps, useState } from 'react';
import { type Drawing, drawSlot } from '../document/draw';
import { isRecord } from '../document/node';
import { eventHandler, handler, inputHandlers, pick, text } from '../document/props';

type CheckboxProps = ComponentProps<typeof AtlaskitCheckbox>;
type RadioProps = ComponentProps<typeof AtlaskitRadio>;
type RadioGroupProps = ComponentProps<typeof AtlaskitRadioGroup>;
type SelectProps = ComponentProps<typeof AtlaskitSelect>;
type ToggleProps = ComponentProps<typeof AtlaskitToggle>;

export const Checkbox: Drawing = ({ node }) => (
  <AtlaskitCheckbox
    {...pick<CheckboxProps>(node, [
      'aria-invalid',
      'aria-labelledby',
      'defaultChecked',
      'id',
      'isChecked',
      'isDisabled',
      'isIndeterminate',
      'isInvalid',
      'isRequired',
      'name',
      'testId',
      'value',
    ])}
    label={drawSlot(node.props.label) as CheckboxProps['label']}
    {...inputHandlers(node)}
  />
);

interface CheckboxOption {
  label: string;
  value: string;
  isDisabled: boolean;
}

/** Atlaskit has no checkbox group: UI Kit's own calls `onChange` with all checked values. */
export const CheckboxGroup: Drawing = ({ node }) => {
  const [own, setOwn] = useState<string[]>(() => strings(node.props.defaultValue));
  const checked = node.props.value === undefined ? own : strings(node.props.value);
  const toggle = (value: string, isChecked: boolean): void => {
    const next = isChecked ? [...checked, value] : checked.filter((other) => other !== value);
    setOwn(next);
    void handler(node, 'onChange')?.(next);
  };
  return checkboxOptions(node.props.options).map((option) => (
    <AtlaskitCheckbox
      key={option.value}
      name={text(node, 'name')}
      label={option.label}
      value={option.value}
      isChecked={checked.includes(option.value)}
      isDisabled={node.props.isDisabled === true || option.isDisabled}
      onChange={(event) => toggle(option.value, event.target.checked)}
    />
  ));
};

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function checkboxOptions(value: unknown): CheckboxOption[] {
  const options: unknown[] = Array.isArray(value) ? value : [];
  return options
    .filter(isRecord)
    .map((option) => ({ label: String(option.label), value: String(option.value), isDisabled: option.isDisabled === true }));
}

export const Radio: Drawing = ({ node }) => (
  <AtlaskitRadio
    {...pick<RadioProps>(node, [
      'aria-invalid',
      'aria-labelledby',
      'ariaLabel',
      'id',
      'isChecked',
      'isDisabled',
      'isInvalid',
      'isRequired',
      'name',
      'testId',
      'value',
    ])}
    label={drawSlot(node.props.label)}
    {...inputHandlers(node)}
  />
);

export const RadioGroup: Drawing = ({ node }) => (
  <AtlaskitRadioGroup
    {...pick<RadioGroupProps>(node, [
      'aria-labelledby',
      'defaultValue',
      'isDisabled',
      'isInvalid',
      'isRequired',
      'name',
      'testId',
      'value',
    ])}
    options={(node.props.options ?? []) as RadioGroupProps['options']}
    onChange={eventHandler(node, 'onChange')}
  />
);

export const Toggle: Drawing = ({ node }) => (
  <AtlaskitToggle
    {...pick<ToggleProps>(node, ['defaultChecked', 'id', 'isChecked', 'isDisabled', 'label', 'name', 'size', 'testId', 'value'])}
    {...inputHandlers(node)}
  />
);

export const Select: Drawing = ({ node }) => {
  const { onBlur, onFocus } = inputHandlers(node);
  const onInputChange = handler(node, 'onInputChange');
  return (
    <AtlaskitSelect
      {...pick<SelectProps>(node, [
        'appearance',
        'aria-labelledby',
        'autoFocus',
        'closeMenuOnScroll',
        'closeMenuOnSelect',
        'defaultInputValue',
        'defaultMenuIsOpen',
        'defaultValue',
        'inputValue',
        'isClearable',
        'isDisabled',
        'isInvalid',
        'isLoading',
        'isMulti',
        'isRequired',
        'isSearchable',
        'menuIsOpen',
        'name',
        'openMenuOnFocus',
        'options',
        'placeholder',
        'spacing',
        'testId',
        'value',
      ])}
      inputId={text(node, 'id') ?? text(node, 'inputId')}
      // Not clipped by the panel, and right inside a modal.
      menuPosition="fixed"
      onBlur={onBlur}
      onFocus={onFocus}
      onChange={(value: unknown) => void handler(node, 'onChange')?.(value)}
      {...(onInputChange
        ? { onInputChange: (value: string, meta: { action: string; prevInputValue: string }) => void onInputChange(value, meta) }
        : {})}
    />
  );
};
