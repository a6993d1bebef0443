import { draw } from '../draw';
import { Proposals } from '../../../../resources/issue-panel/proposals';
import { Ready } from '../../../../resources/issue-panel/ready';
import { INITIAL_MODEL, reducePanel } from '../../../../resources/issue-panel/panel-model';
import type { SuggestionView } from '../../../../src/contract/panel';
import { HIGH, HIGHEST, makeField, makeProposal, makeSimilar, makeSuggestion, MEDIUM } from './make-suggestion';
import { setUp } from './set-up-panel';

function drawOpen(suggestion: SuggestionView) {
  const model = reducePanel(INITIAL_MODEL, { type: 'loaded', state: { kind: 'suggestion', suggestion } });
  return draw(<Proposals suggestion={suggestion} model={model} panel={setUp().panel} />);
}

it('gives every button a name of its own', () => {
  const drawn = drawOpen(makeSuggestion());
  for (const field of ['priority', 'components', 'labels']) drawn.press(`Change ${field}…`);
  const names = drawn.buttons();
  expect(names).toContain('Done with labels');
  expect(new Set(names).size).toBe(names.length);
});

it('says what was sent, the similar issues too', () => {
  const sent = (similar: string[]) => drawOpen(makeSuggestion({ similar: similar.map((key) => makeSimilar(key)) })).text();
  expect(sent([])).toContain('summary and 640 characters sent');
  expect(sent(['SHOP-1'])).toContain('summary, 640 characters and 1 similar issue sent');
  expect(sent(['SHOP-1', 'SHOP-2'])).toContain('summary, 640 characters and 2 similar issues sent');
});

it('has nothing to accept at once when the only proposal would replace a value that someone chose', () => {
  const proposals = [makeProposal(HIGH, { preselected: false, heldBack: 'would-overwrite' })];
  const fields = [makeField('priority', { current: [MEDIUM], proposals, options: [HIGH, HIGHEST] })];
  const drawn = drawOpen(makeSuggestion({ fields }));
  const acceptAll = drawn.find('Button').find(({ props }) => props['testId'] === 'accept-all');
  expect(acceptAll?.props['isDisabled']).toBe(true);
  expect(drawn.text()).toContain('not included in Accept all');
});

it('shows the proposals to somebody who may not edit, with nothing to tick or press', () => {
  const drawn = drawOpen(makeSuggestion({ canEdit: false }));
  expect(drawn.text()).toContain('data-loss');
  expect(drawn.text()).toContain('you cannot edit this issue');
  expect([drawn.find('Checkbox'), drawn.buttons()]).toEqual([[], []]);
});

it('says that there is a suggestion that this person may not see, and how to get their own', () => {
  const drawn = draw(<Ready isWithheld model={INITIAL_MODEL} panel={setUp().panel} />);
  expect(drawn.text()).toContain('based on issues that you cannot view');
  expect(drawn.buttons()).toEqual(['Suggest triage']);
});
