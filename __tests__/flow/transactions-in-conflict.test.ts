import { readAllRows } from './support/queue-list';
import { aReply, everythingIn, good, raiseLimits, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';
import { withUntriaged } from './support/untriaged';

/** How long a transaction is at its records, in milliseconds, and how long a call takes besides. */
const AT_RECORDS = 5;
const ON_THE_WAY = 10;

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ jiraState: withUntriaged(40), queueTimeScale: 0.001 });
  site.endpoint.setReply(() => aReply());
  await raiseLimits(site);
});

afterEach(() => site.close());

/**
 * Storage as DynamoDB is without anybody who tries again in between: of transactions at the same record, and all are at the
 * installation's, it refuses all but the one that is under way.
 */
function refuseAllButOne(): void {
  const handle = site.storage.handle.bind(site.storage);
  site.storage.handle = async (path, body) => {
    await new Promise((resolve) => setTimeout(resolve, ON_THE_WAY * (0.5 + Math.random())));
    return handle(path, body);
  };
  let freeAt = 0;
  site.storage.setFault((operation) => {
    if (operation !== 'transaction') return undefined;
    const now = performance.now();
    if (now < freeAt) return { status: 409, code: 'TRANSACTION_CONFLICT', message: 'Another transaction is under way.' };
    freeAt = now + AT_RECORDS;
    return undefined;
  });
}

const transactions = () => site.recorder.calls.filter(({ kind, summary }) => kind === 'storage' && summary.startsWith('transaction'));

describe('storage that refuses all but one of the transactions at the same moment', () => {
  it.each(['a model', 'the built-in provider'])('gets proposals of %s ready for many issues, none of which fails', async (provider) => {
    if (provider !== 'a model') await useBuiltIn(site);
    const issueIds = (await readAllRows(site)).map(({ id }) => id).slice(0, 40);
    refuseAllButOne();
    const { issues } = good(await site.triagePage('prepareIssues', { issueIds }));
    expect(issues.map(({ error }) => error).filter(Boolean)).toEqual([]);
    expect(issues).toHaveLength(issueIds.length);
    await site.queue.settled();
    const prepared = (await readAllRows(site)).filter(({ id }) => issueIds.includes(id));
    expect(prepared.map(({ panel }) => panel.kind)).toEqual(issueIds.map(() => 'suggestion'));
  });

  it('lets a suggestion through that writes nothing beside itself, and several people at once', async () => {
    refuseAllButOne();
    site.recorder.clear();
    await suggest(site);
    // What was claimed, that it began, and what came of it.
    expect(transactions().map(({ status }) => status)).toEqual([204, 204, 204]);
    const keys = ['SHOP-14', 'SHOP-15', 'SHOP-16', 'SHOP-21'];
    const suggestions = await Promise.all(keys.map((issueKey) => suggest(site, { issueKey })));
    await Promise.all(
      suggestions.map(async (suggestion, index) =>
        good(
          await site.panel(
            'applyTriage',
            { suggestionId: suggestion.id, accepted: everythingIn(suggestion) },
            { issueKey: keys[index] ?? '' },
          ),
        ),
      ),
    );
  });
});
