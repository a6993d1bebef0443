import fc from 'fast-check';
import { changeBody } from '../../../../src/forge/jira/change-body';

describe('changeBody', () => {
  it('speaks in operations, and leaves out what does not change', () => {
    expect(changeBody({ labels: { add: ['UX'] }, components: { add: ['101', '102'] }, priority: { set: '2' } })).toEqual({
      update: { labels: [{ add: 'UX' }], components: [{ add: { id: '101' } }, { add: { id: '102' } }], priority: [{ set: { id: '2' } }] },
    });
    expect(changeBody({ labels: { remove: ['UX'] }, components: { remove: ['101'] }, priority: { set: null } })).toEqual({
      update: { labels: [{ remove: 'UX' }], components: [{ remove: { id: '101' } }], priority: [{ set: null }] },
    });
    expect(changeBody({ labels: { add: ['UX'] } })).toStrictEqual({ update: { labels: [{ add: 'UX' }] } });
  });

  // @promise allowed-writes-only
  it('never holds another key than the three fields, whatever it is given', () => {
    const write = fc.oneof(
      fc.record({ add: fc.array(fc.string()) }),
      fc.record({ remove: fc.array(fc.string()) }),
      fc.record({ set: fc.option(fc.string()) }),
    );
    const change = fc.record({ labels: write, components: write, priority: write, assignee: write, fields: write, [`__proto__`]: write });
    fc.assert(
      fc.property(change, (given) => {
        const body = changeBody(given);
        expect(Object.keys(body)).toEqual(['update']);
        expect(['labels', 'components', 'priority']).toEqual(expect.arrayContaining(Object.keys(body.update)));
      }),
    );
  });
});
