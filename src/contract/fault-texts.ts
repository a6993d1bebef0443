/** What to do about an input, where the page and the functions both check it. */
export const FAULT_TEXTS = {
  addressMissing: 'Type the address of the endpoint.',
  modelMissing: 'Type the name of the model.',
  languageMissing: 'Type a language, for example English.',
  wholeNumber: (largest: number) => `Type a whole number from 1 to ${largest}.`,
} as const;
