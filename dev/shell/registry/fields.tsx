import {
  ErrorMessage as AtlaskitErrorMessage,
  FormFooter as AtlaskitFormFooter,
  FormHeader as AtlaskitFormHeader,
  FormSection as AtlaskitFormSection,
  HelperMessage as AtlaskitHelperMessage,
  Label as AtlaskitLabel,
  MessageWrapper,
  RequiredAsterisk as AtlaskitRequiredAsterisk,
  ValidMessage as AtlaskitValidMessage,
} from '@atlaskit/form';
import AtlaskitRange from '@atlaskit/range';
import AtlaskitTextArea from '@atlaskit/textarea';
import AtlaskitTextfield from '@atlaskit/textfield';
import type { ComponentProps, FormEvent } from 'react';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import { handler, inputHandlers, pick, text } from '../document/props';

type TextfieldProps = ComponentProps<typeof AtlaskitTextfield>;
type TextAreaProps = ComponentProps<typeof AtlaskitTextArea>;
type RangeProps = ComponentProps<typeof AtlaskitRange>;

export const Textfield: Drawing = ({ node }) => (
  <AtlaskitTextfield
    {...pick<TextfieldProps>(node, [
      'appearance',
      'aria-invalid',
      'aria-labelledby',
      'autoFocus',
      'defaultValue',
      'id',
      'isCompact',
      'isDisabled',
      'isInvalid',
      'isMonospaced',
      'isReadOnly',
      'isRequired',
      'max',
      'maxLength',
      'min',
      'minLength',
      'name',
      'pattern',
      'placeholder',
      'testId',
      'type',
      'value',
      'width',
    ])}
    elemAfterInput={drawSlot(node.props.elemAfterInput)}
    elemBeforeInput={drawSlot(node.props.elemBeforeInput)}
    {...inputHandlers(node)}
  />
);

export const TextArea: Drawing = ({ node }) => (
  <AtlaskitTextArea
    {...pick<TextAreaProps>(node, [
      'appearance',
      'aria-invalid',
      'aria-labelledby',
      'autoFocus',
      'defaultValue',
      'id',
      'isCompact',
      'isDisabled',
      'isInvalid',
      'isMonospaced',
      'isReadOnly',
      'isRequired',
      'maxHeight',
      'maxLength',
      'minLength',
      'minimumRows',
      'name',
      'placeholder',
      'resize',
      'spellCheck',
      'testId',
      'value',
    ])}
    {...inputHandlers(node)}
  />
);

export const Range: Drawing = ({ node }) => {
  const { onBlur, onFocus } = inputHandlers(node);
  return (
    <AtlaskitRange
      {...pick<RangeProps>(node, ['aria-labelledby', 'defaultValue', 'id', 'isDisabled', 'max', 'min', 'name', 'step', 'testId', 'value'])}
      onChange={(value) => void handler(node, 'onChange')?.(value)}
      onBlur={onBlur}
      onFocus={onFocus}
    />
  );
};

/** A plain form: Atlaskit's own would take over the state that the app's form library keeps. */
export const Form: Drawing = ({ node }) => {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form inside a portal is a React child of the page's own: the outer one must not hear of it.
    event.stopPropagation();
    void handler(node, 'onSubmit')?.();
  };
  return (
    <form noValidate onSubmit={submit}>
      <DrawAll nodes={node.children} />
    </form>
  );
};

export const FormHeader: Drawing = ({ node }) => (
  <AtlaskitFormHeader title={drawSlot(node.props.title)} description={drawSlot(node.props.description)}>
    <DrawAll nodes={node.children} />
  </AtlaskitFormHeader>
);

export const FormSection: Drawing = ({ node }) => (
  <AtlaskitFormSection title={drawSlot(node.props.title)} description={drawSlot(node.props.description)}>
    <DrawAll nodes={node.children} />
  </AtlaskitFormSection>
);

export const FormFooter: Drawing = ({ node }) => (
  <AtlaskitFormFooter {...pick<ComponentProps<typeof AtlaskitFormFooter>>(node, ['align'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitFormFooter>
);

export const Label: Drawing = ({ node }) => (
  <AtlaskitLabel {...pick<ComponentProps<typeof AtlaskitLabel>>(node, ['id', 'testId'])} htmlFor={text(node, 'labelFor') ?? ''}>
    <DrawAll nodes={node.children} />
  </AtlaskitLabel>
);

/** Wrapped, so that a screen reader announces the message when it appears. */
function message(Message: typeof AtlaskitErrorMessage): Drawing {
  return function DrawnMessage({ node }) {
    return (
      <MessageWrapper>
        <Message {...pick<ComponentProps<typeof Message>>(node, ['testId'])}>
          <DrawAll nodes={node.children} />
        </Message>
      </MessageWrapper>
    );
  };
}

export const HelperMessage = message(AtlaskitHelperMessage);
export const ErrorMessage = message(AtlaskitErrorMessage);
export const ValidMessage = message(AtlaskitValidMessage);

export const RequiredAsterisk: Drawing = () => <AtlaskitRequiredAsterisk />;
