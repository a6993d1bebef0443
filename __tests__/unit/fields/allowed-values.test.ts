import { allowedValuesFor } from '../../../src/fields/allowed-values';
import { anIssue, NOT_EDITABLE, someSettings } from '../../fixtures/issues';

const names = (values: { value: { name: string } }[] | null) => values?.map(({ value }) => value.name) ?? null;

describe('allowedValuesFor', () => {
  it('leaves out components that this issue cannot have', () => {
    const components = ['storage', 'Elsewhere'].map((name) => ({ name, description: '' }));
    const settings = someSettings({ allowlists: { ...someSettings().allowlists, components } });
    expect(names(allowedValuesFor(settings, anIssue()).components)).toEqual(['Storage']);
  });

  it('leaves out priorities that are not allowed, or that this issue cannot have', () => {
    const priority = ['2', '99'].map((id) => ({ id, description: '' }));
    const settings = someSettings({ allowlists: { ...someSettings().allowlists, priority } });
    expect(names(allowedValuesFor(settings, anIssue()).priority)).toEqual(['High']);
  });

  it('has nothing for a field that cannot be edited, and no list for one without an allowlist', () => {
    const issue = anIssue({}, { editable: NOT_EDITABLE });
    const settings = someSettings({ allowlists: { ...someSettings().allowlists, components: [] } });
    expect(allowedValuesFor(settings, issue)).toEqual({ priority: [], components: null, labels: [] });
  });
});
