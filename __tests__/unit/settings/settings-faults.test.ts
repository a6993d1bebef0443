import { settingsFaults } from '../../../src/settings/settings-faults';
import { someSettings } from '../../fixtures/issues';

const entries = (...names: string[]) => names.map((name) => ({ name, description: '' }));

describe('settingsFaults', () => {
  it('finds nothing wrong with good settings', () => {
    expect(settingsFaults(someSettings({ labelMappings: [{ from: 'lost', to: 'DATA-LOSS' }] }))).toEqual([]);
  });

  it('names each fault with its path', () => {
    const base = someSettings();
    const faults = settingsFaults(
      someSettings({
        endpoint: { baseUrl: 'http://localhost:11434/v1', model: 'm' },
        allowlists: { ...base.allowlists, labels: entries('UX', 'ux'), components: entries('Storage', 'storage') },
        labelMappings: [{ from: 'a', to: 'nowhere' }],
        projects: { mode: 'only', keys: [], mayWiden: false },
      }),
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'endpoint.baseUrl',
      'allowlists.components.1',
      'allowlists.labels.1',
      'labelMappings.0',
      'projects.keys',
    ]);
    for (const { message } of faults) expect(message).not.toBe('');
  });

  it('refuses lists that Forge could not store', () => {
    const labels = Array.from({ length: 500 }, (_each, index) => ({ name: `${index}-${'x'.repeat(240)}`, description: 'y'.repeat(200) }));
    const components = labels.map(({ name, description }) => ({ name, description }));
    const faults = settingsFaults(someSettings({ allowlists: { labels, components, priority: [] } }));
    expect(faults.map(({ path }) => path)).toEqual(['allowlists']);
  });
});
