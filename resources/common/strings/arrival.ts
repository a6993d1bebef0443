import { text } from '../../../src/contract/text';

/** Texts about proposals that are made ready when an issue is created. */
export const arrivalStrings = {
  title: text('Proposals ready on arrival'),
  consent: text(
    'After an issue was created in this project, the app itself reads it, at most once a minute and with nobody signed in: its text, its fields and who stands in them. Issues with a security level are left out. The provider of this site is then asked as if somebody had clicked Suggest triage, within the same limits: with an endpoint or Atlassian’s models, the masked text goes there. Nothing in Jira changes. Proposals are shown only to people who may view the issue.',
  ),
  agree: text('Get proposals ready for new issues of this project'),
} as const;
