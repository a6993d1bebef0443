import type { ConnectionReport, TrialReport } from '../../../../src/contract/admin';
import { DEFAULT_SETTINGS } from '../../../../src/contract/settings';
import { changeForm, openForm, type SettingsForm } from '../../../../resources/admin-page/saving/form';
import { doneSteps, isSetUp, nextStep } from '../../../../resources/admin-page/start/set-up-steps';
import { makeSettingsView } from './make-settings';

const HOST = 'llm.your-business.com';
const REPORT: ConnectionReport = {
  works: true,
  durationMs: 1,
  findings: [],
  status: null,
  capabilities: null,
  models: ['small'],
  contextTokens: null,
};

const fresh = openForm(makeSettingsView({ version: 0, settings: DEFAULT_SETTINGS, hasToken: false, tokenOrigin: null }), 1);
const approved = { approved: [{ group: 'llm-endpoint', domain: HOST, host: HOST }], isBusy: false, fault: null };

const facts = (form: SettingsForm, trial: TrialReport | null = null, egress = approved) => ({ form, egress, trial, activity: null });
const typed = changeForm(fresh, { baseUrl: `https://${HOST}/v1` });
const listed: SettingsForm = { ...typed, tested: { model: '', report: { ...REPORT, works: false } } };
const chosen = changeForm(listed, { model: 'small' });
const tested: SettingsForm = { ...chosen, tested: { model: 'small', report: REPORT } };
const filled = changeForm(tested, { allowlists: makeSettingsView().settings.allowlists });

it('ticks one step after the other', () => {
  expect([fresh, typed, listed, chosen, tested, filled].map((form) => nextStep(doneSteps(facts(form))))).toEqual([
    'connect',
    'connect',
    'model',
    'model',
    'values',
    'trial',
  ]);
  expect(nextStep(doneSteps(facts(filled, {} as TrialReport)))).toBeNull();
});

it('takes a step back when the address is changed, or not approved', () => {
  expect(nextStep(doneSteps(facts(changeForm(tested, { baseUrl: 'https://other.your-business.com/v1' }))))).toBe('connect');
  expect(nextStep(doneSteps(facts(tested, null, { ...approved, approved: [] })))).toBe('connect');
});

it('does not take an answer with a failure for a connection', () => {
  const failed: SettingsForm = { ...typed, tested: { model: '', report: { ...REPORT, works: false, findings: ['unauthorised'] } } };
  expect(doneSteps(facts(failed)).connect).toBe(false);
});

it('is set up with an endpoint and a value that may be proposed', () => {
  const { settings } = makeSettingsView();
  expect(isSetUp(makeSettingsView())).toBe(true);
  expect(isSetUp(makeSettingsView({ settings: { ...settings, endpoint: null } }))).toBe(false);
  expect(isSetUp(makeSettingsView({ settings: { ...settings, allowlists: DEFAULT_SETTINGS.allowlists } }))).toBe(false);
});
