import { readLanguage } from '../../../src/forge/read-language';

// Outside of an invocation Forge has no files to read.
it('is English where the files of languages cannot be read', async () => {
  expect(await readLanguage('de-DE')).toEqual({ catalogue: {}, language: 'en', locale: 'en' });
});
