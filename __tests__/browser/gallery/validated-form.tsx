import { Button, Checkbox, ErrorMessage, Form, FormFooter, FormHeader, FormSection, Label, Text, Textfield, useForm } from '@forge/react';
import { useState } from 'react';

interface Values {
  model: string;
  mask: boolean;
}

/** The form library of @forge/react, whose inputs are uncontrolled. */
export function ValidatedForm() {
  const { register, handleSubmit, formState, getFieldId } = useForm<Values>({ defaultValues: { model: '', mask: true } });
  const [submitted, setSubmitted] = useState('');
  return (
    <Form onSubmit={handleSubmit((values) => setSubmitted(JSON.stringify(values)))}>
      <FormHeader title="Endpoint" />
      <FormSection>
        <Label labelFor={getFieldId('model')}>Model</Label>
        <Textfield {...register('model', { required: 'Name a model.', minLength: { value: 3, message: 'At least three characters.' } })} />
        {formState.errors.model ? <ErrorMessage testId="model-error">{formState.errors.model.message}</ErrorMessage> : null}
        <Checkbox label="Mask" {...register('mask')} />
      </FormSection>
      <FormFooter>
        <Button type="submit">Submit</Button>
      </FormFooter>
      <Text testId="submitted">{submitted}</Text>
    </Form>
  );
}
