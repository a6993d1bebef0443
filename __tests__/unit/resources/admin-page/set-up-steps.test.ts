import type { ConnectionReport, TrialReport } from '../../../../src/contract/admin';
import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';
import type { Draft } from '../../../../resources/admin-page/saving/draft';
import { forgetTest, type SiteForm } from '../../../../resources/admin-page/saving/site-form';
import { findDoneSteps, isSetUp, findNextStep } from '../../../../resources/admin-page/start/set-up-steps';
import { makeSettingsView } from './make-settings';
import { makeStore } from './make-store';

const HOST = 'llm.your-business.com';
const REPORT: ConnectionReport = {
  works: true,
  durationMs: 1,
  findings: [],
  status: null,
  capabilities: null,
  models: ['small'],
  deprecated: [],
  contextTokens: null,
};

const approved = { approved: [{ group: 'llm-endpoint', domain: HOST, host: HOST }], isBusy: false, failure: null };

const facts = (form: SiteForm, trial: TrialReport | null = null, egress = approved) => ({
  isBuiltIn: false,
  form,
  egress,
  trial,
  activity: null,
});
const change = (form: SiteForm, patch: Partial<Draft>): SiteForm => {
  const draft = { ...form.draft, ...patch };
  return { ...form, draft, ...forgetTest(form.draft, draft) };
};

/** The page from just installed to filled in, step by step. */
async function makeForms() {
  const view = makeSettingsView({ version: 0, settings: DEFAULT_SETTINGS, hasToken: false, tokenOrigin: null });
  const fresh = (await makeStore({ getSettings: () => Promise.resolve({ ok: true, data: view }) })).form();
  const typed = change(fresh, { endpoint: { baseUrl: `https://${HOST}/v1`, model: '' } });
  const listed: SiteForm = { ...typed, tested: { model: '', report: { ...REPORT, works: false } } };
  const chosen = change(listed, { endpoint: { ...typed.draft.endpoint, model: 'small' } });
  const tested: SiteForm = { ...chosen, tested: { model: 'small', report: REPORT } };
  const filled = change(tested, { allowlists: makeSettingsView().settings.allowlists });
  const { fields } = filled.draft;
  const settled = change(filled, { fields: { ...fields, priority: { ...fields.priority, defaultId: '3' } } });
  return { fresh, typed, listed, chosen, tested, filled, settled };
}

it('ticks one step after the other', async () => {
  const forms = await makeForms();
  expect(Object.values(forms).map((form) => findNextStep(findDoneSteps(facts(form))))).toEqual([
    'connect',
    'connect',
    'model',
    'model',
    'values',
    'ticks',
    'trial',
  ]);
  expect(findNextStep(findDoneSteps(facts(forms.settled, {} as TrialReport)))).toBeNull();
});

it('asks for no default priority where none is proposed, or every priority may be replaced', async () => {
  const { filled } = await makeForms();
  const { fields } = filled.draft;
  for (const priority of [{ enabled: false }, { overwrite: true }]) {
    const form = change(filled, { fields: { ...fields, priority: { ...fields.priority, ...priority } } });
    expect(findNextStep(findDoneSteps(facts(form)))).toBe('trial');
  }
});

it('takes a step back when the address is changed, or not approved', async () => {
  const { tested } = await makeForms();
  const elsewhere = change(tested, { endpoint: { ...tested.draft.endpoint, baseUrl: 'https://other.your-business.com/v1' } });
  expect(findNextStep(findDoneSteps(facts(elsewhere)))).toBe('connect');
  expect(findNextStep(findDoneSteps(facts(tested, null, { ...approved, approved: [] })))).toBe('connect');
});

it('needs no approval for Atlassian’s models', async () => {
  const { fresh } = await makeForms();
  const form = change(fresh, { endpoint: { baseUrl: 'https://llm', model: 'small' } });
  const none = { ...approved, approved: [] };
  expect(findNextStep(findDoneSteps(facts(form, null, none)))).toBe('connect');
  expect(findNextStep(findDoneSteps(facts({ ...form, tested: { model: 'small', report: REPORT } }, null, none)))).toBe('values');
});

it('asks for neither endpoint nor model where the built-in provider was chosen, until an address is typed', async () => {
  const { fresh, filled, typed } = await makeForms();
  const builtIn = (form: SiteForm) => findNextStep(findDoneSteps({ ...facts(form), isBuiltIn: true }));
  expect(builtIn(fresh)).toBe('values');
  expect(builtIn(change(filled, { endpoint: { baseUrl: '', model: '' } }))).toBe('ticks');
  expect(builtIn(typed)).toBe('connect');
});

it('does not take an answer with a failure for a connection', async () => {
  const { typed } = await makeForms();
  const failed: SiteForm = { ...typed, tested: { model: '', report: { ...REPORT, works: false, findings: ['unauthorised'] } } };
  expect(findDoneSteps(facts(failed)).connect).toBe(false);
});

it('is set up with a value that may be proposed', () => {
  const { settings } = makeSettingsView();
  expect(isSetUp(makeSettingsView())).toBe(true);
  // The built-in provider needs none.
  expect(isSetUp(makeSettingsView({ settings: { ...settings, endpoint: null } }))).toBe(true);
  expect(isSetUp(makeSettingsView({ settings: { ...settings, allowlists: DEFAULT_SETTINGS.allowlists } }))).toBe(false);
});
