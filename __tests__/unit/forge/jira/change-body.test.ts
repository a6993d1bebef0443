import fc from 'fast-check';
import { changeBody } from '../../../../src/forge/jira/change-body';

describe('changeBody', () => {
  it('speaks in operations, and leaves out what does not change', () => {
    expect(
      changeBody({ addLabels: ['UX'], removeLabels: [], addComponentIds: ['101'], removeComponentIds: ['102'], priorityId: '2' }),
    ).toEqual({
      update: {
        labels: [{ add: 'UX' }],
        components: [{ add: { id: '101' } }, { remove: { id: '102' } }],
        priority: [{ set: { id: '2' } }],
      },
    });
    expect(changeBody({ addLabels: [], removeLabels: ['UX'], addComponentIds: [], removeComponentIds: [], priorityId: null })).toEqual({
      update: { labels: [{ remove: 'UX' }], priority: [{ set: null }] },
    });
    expect(changeBody({ addLabels: [], removeLabels: [], addComponentIds: ['101'], removeComponentIds: [] })).toStrictEqual({
      update: { components: [{ add: { id: '101' } }] },
    });
  });

  // @promise allowed-writes-only
  it('never holds another key than the three fields, whatever it is given', () => {
    const change = fc.record({
      addLabels: fc.array(fc.string()),
      removeLabels: fc.array(fc.string()),
      addComponentIds: fc.array(fc.string()),
      removeComponentIds: fc.array(fc.string()),
      priorityId: fc.option(fc.string()),
      assignee: fc.string(),
      fields: fc.dictionary(fc.string(), fc.string()),
    });
    fc.assert(
      fc.property(change, (given) => {
        const body = changeBody(given);
        expect(Object.keys(body)).toEqual(['update']);
        expect(['labels', 'components', 'priority']).toEqual(expect.arrayContaining(Object.keys(body.update)));
      }),
    );
  });
});
