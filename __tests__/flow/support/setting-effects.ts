import type { Settings } from '../../../src/contract/settings';
import type { TriageField } from '../../../src/contract/triage-field';
import { bad, suggest, type TriageSite } from './triage-site';

interface Effect {
  change: (settings: Settings) => Settings;
  isInEffect: (site: TriageSite) => Promise<boolean>;
}

/** What each setting changes; one that does nothing has no place in the settings. */
export const EFFECTS: Record<Exclude<keyof Settings, 'schemaVersion'>, Effect[]> = {
  endpoint: [{ change: withSettings({ endpoint: null }), isInEffect: async (site) => (await suggest(site)).model === 'built-in' }],
  thinking: [
    { change: withSettings({ thinking: 'off' }), isInEffect: async (site) => (await lastQuestion(site))['reasoning_effort'] === 'none' },
  ],
  fields: [
    { change: withField('labels', { max: 1 }), isInEffect: async (site) => (await labelsOf(site))?.proposals.length === 1 },
    { change: withField('components', { max: 1 }), isInEffect: isAsked('at most 1 objects') },
    { change: withField('labels', { enabled: false }), isInEffect: async (site) => (await labelsOf(site)) === undefined },
    {
      change: withField('labels', { minConfidence: 0.3 }),
      isInEffect: async (site) => (await labelsOf(site))?.proposals[1]?.preselected === true,
    },
  ],
  allowlists: [
    {
      change: (settings) => ({ ...settings, allowlists: { ...settings.allowlists, labels: [{ name: 'regression', description: '' }] } }),
      isInEffect: async (site) => (await labelsOf(site))?.proposals.length === 1,
    },
  ],
  automatic: [
    {
      change: (settings) => ({ ...settings, automatic: { ...settings.automatic, labels: { enabled: true, atLeast: 1, except: [] } } }),
      isInEffect: async (site) => {
        await site.edit({ update: { labels: [{ add: 'on-no-list' }] } }, 'SHOP-14');
        return isAsked('"on-no-list"')(site);
      },
    },
  ],
  evidence: [
    {
      change: withSettings({ evidence: { enabled: false, count: 10 } }),
      isInEffect: async (site) => (await suggest(site)).similar.length === 0,
    },
    {
      change: withSettings({ evidence: { enabled: true, count: 1 } }),
      // More than one is like this issue.
      isInEffect: async (site) => (await suggest(site, { issueKey: 'SHOP-8' })).similar.length === 1,
    },
  ],
  labelMappings: [
    {
      change: withSettings({ labelMappings: [{ from: 'regression', to: 'crash' }] }),
      isInEffect: async (site) => (await labelsOf(site))?.proposals[1]?.value.name === 'crash',
    },
  ],
  rules: [{ change: withSettings({ rules: 'Prefer regression.' }), isInEffect: isAsked('Prefer regression.') }],
  language: [{ change: withSettings({ language: 'Icelandic' }), isInEffect: isAsked('in Icelandic') }],
  maskPersonalData: [
    {
      change: withSettings({ maskPersonalData: false }),
      isInEffect: async (site) => {
        await site.edit({ fields: { summary: 'Ask ann.smith@mail.example about the lost order' } });
        return isAsked('ann.smith')(site);
      },
    },
  ],
  sendRestrictedIssues: [
    {
      change: withSettings({ sendRestrictedIssues: true }),
      isInEffect: async (site) => (await site.panel('suggestTriage', { again: true }, { issueKey: 'SHOP-24' })).ok,
    },
  ],
  limits: [{ change: withSettings({ limits: { perUserPerMinute: 1, perSitePerDay: 1 } }), isInEffect: isRefused('LIMIT_REACHED') }],
  projects: [
    { change: withSettings({ projects: { mode: 'only', keys: ['PLAT'], mayWiden: false } }), isInEffect: isRefused('NOT_CONFIGURED') },
  ],
  markIssues: [
    { change: withSettings({ markIssues: true }), isInEffect: async (site) => (await suggest(site)).id !== '' && site.writes().length > 0 },
  ],
  dailyCheck: [
    {
      change: withSettings({ dailyCheck: false }),
      isInEffect: async (site) => {
        const before = site.prompts().length;
        await site.runSchedule('triage-daily');
        return site.prompts().length === before;
      },
    },
  ],
};

function withSettings(patch: Partial<Settings>): Effect['change'] {
  return (settings) => ({ ...settings, ...patch });
}

function withField(field: TriageField, patch: object): Effect['change'] {
  return (settings) => ({ ...settings, fields: { ...settings.fields, [field]: { ...settings.fields[field], ...patch } } });
}

/** Whether the words stand in what the model is asked. */
function isAsked(words: string): Effect['isInEffect'] {
  return async (site) => {
    await suggest(site);
    return (
      site
        .prompts()
        .at(-1)
        ?.messages.some(({ content }) => content.includes(words)) === true
    );
  };
}

async function lastQuestion(site: TriageSite): Promise<Record<string, unknown>> {
  await suggest(site);
  return { ...site.prompts().at(-1) };
}

function isRefused(code: string): Effect['isInEffect'] {
  return async (site) => {
    const outcome = await site.panel('suggestTriage', { again: true });
    return !outcome.ok && bad(outcome).code === code;
  };
}

async function labelsOf(site: TriageSite) {
  return (await suggest(site)).fields.find(({ field }) => field === 'labels');
}
