import type { SettingsView } from '../../../../src/contract/admin';
import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';

export function makeSettingsView(overrides: Partial<SettingsView> = {}): SettingsView {
  return {
    version: 3,
    savedAt: '2026-11-20T10:00:00.000Z',
    settings: {
      ...DEFAULT_SETTINGS,
      endpoint: { baseUrl: 'https://llm.your-company.com/v1', model: 'llama3.1:8b' },
      allowlists: {
        labels: [
          { name: 'data-loss', description: 'records are gone' },
          { name: 'ui', description: '' },
        ],
        components: [{ name: 'storage', description: '' }],
        priority: [{ id: '2', description: 'many people cannot work' }],
      },
      labelMappings: [{ from: 'dataloss', to: 'data-loss' }],
    },
    hasToken: true,
    tokenOrigin: 'https://llm.your-company.com',
    choices: {
      priority: [
        { id: '2', name: 'High' },
        { id: '3', name: 'Medium' },
      ],
      components: [],
      labels: [],
    },
    ...overrides,
  };
}
