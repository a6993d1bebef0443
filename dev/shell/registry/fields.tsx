import AtlaskitCheckbox from '@atlaskit/checkbox';
import {
  ErrorMessage as AtlaskitErrorMessage,
  HelperMessage as AtlaskitHelperMessage,
  Label as AtlaskitLabel,
  MessageWrapper,
} from '@atlaskit/form';
import { RadioGroup as AtlaskitRadioGroup } from '@atlaskit/radio';
import AtlaskitRange from '@atlaskit/range';
import AtlaskitSelect from '@atlaskit/select';
import AtlaskitTextArea from '@atlaskit/textarea';
import AtlaskitTextfield from '@atlaskit/textfield';
import { type Drawing, drawSlot } from '../document/draw';
import { like } from '../document/like';
import type { DocumentNode } from '../document/node';
import { eventHandler, handler, inputHandlers, text } from '../document/props';

/** What UI Kit's inputs have in common. */
const INPUT = 'aria-invalid aria-labelledby autoFocus defaultValue id isDisabled isInvalid isRequired name testId value';
const TEXT_INPUT = `${INPUT} appearance isCompact isMonospaced isReadOnly maxLength minLength placeholder`;

export const Textfield = like(AtlaskitTextfield, `${TEXT_INPUT} max min pattern type width`, (node) => ({
  elemAfterInput: drawSlot(node.props.elemAfterInput),
  elemBeforeInput: drawSlot(node.props.elemBeforeInput),
  ...inputHandlers(node),
}));

export const TextArea = like(AtlaskitTextArea, `${TEXT_INPUT} maxHeight minimumRows resize spellCheck`, inputHandlers);

/** Calls the app with the value, not with an event. */
function valueHandler(node: DocumentNode, name: string): (value: unknown) => void {
  return (value) => void handler(node, name)?.(value);
}

export const Range = like(AtlaskitRange, `${INPUT} max min step`, (node) => ({
  ...inputHandlers(node),
  onChange: valueHandler(node, 'onChange'),
}));

export const Checkbox = like(AtlaskitCheckbox, `${INPUT} defaultChecked isChecked isIndeterminate`, (node) => ({
  label: drawSlot(node.props.label),
  ...inputHandlers(node),
}));

export const RadioGroup = like(AtlaskitRadioGroup, INPUT, (node) => ({
  options: node.props.options ?? [],
  onChange: eventHandler(node, 'onChange'),
}));

const MENU = 'closeMenuOnScroll closeMenuOnSelect defaultMenuIsOpen menuIsOpen openMenuOnFocus';
const SEARCH = 'defaultInputValue inputValue isClearable isLoading isMulti isSearchable options';

export const Select = like(AtlaskitSelect, `${INPUT} appearance placeholder spacing ${MENU} ${SEARCH}`, (node) => {
  const onInputChange = handler(node, 'onInputChange');
  return {
    id: undefined,
    inputId: text(node, 'id') ?? text(node, 'inputId'),
    // Not clipped by the panel, right inside a modal, and above where there is no room below.
    menuPosition: 'fixed',
    menuPlacement: 'auto',
    ...inputHandlers(node),
    onChange: valueHandler(node, 'onChange'),
    ...(onInputChange ? { onInputChange: (value: string, meta: object) => void onInputChange(value, meta) } : {}),
  };
});

export const Label = like(AtlaskitLabel, 'id testId', (node) => ({ htmlFor: text(node, 'labelFor') ?? '' }));

/** Wrapped, so that a screen reader announces the message when it appears. */
function announced(Message: Drawing): Drawing {
  return function DrawnMessage({ node }) {
    return (
      <MessageWrapper>
        <Message node={node} />
      </MessageWrapper>
    );
  };
}

export const HelperMessage = announced(like(AtlaskitHelperMessage, 'testId'));
export const ErrorMessage = announced(like(AtlaskitErrorMessage, 'testId'));
