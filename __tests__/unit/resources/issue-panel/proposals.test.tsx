import { draw } from '../draw';
import { textOf } from '../../../support/document-queries';
import { Proposals } from '../../../../resources/issue-panel/proposals';
import { PanelActions } from '../../../../resources/issue-panel/panel-actions';
import { statusLine } from '../../../../resources/issue-panel/status-line';
import { INITIAL_MODEL, showState } from '../../../../resources/issue-panel/panel-model';
import type { SuggestionView } from '../../../../src/contract/panel';
import { HIGH, HIGHEST, makeField, makeProposal, makeSimilar, makeSuggestion, MEDIUM, STORAGE } from './make-suggestion';
import { setUp } from './set-up-panel';

const modelOf = (suggestion: SuggestionView) => showState(INITIAL_MODEL, { kind: 'suggestion', suggestion });

function drawOpen(suggestion: SuggestionView) {
  return draw(<Proposals suggestion={suggestion} model={modelOf(suggestion)} panel={setUp().panel} isDialog={false} />);
}

function drawActions(suggestion: SuggestionView) {
  return draw(<PanelActions model={modelOf(suggestion)} panel={setUp().panel} isDialog={false} />);
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

it('folds what is unlikely away, and names the minimum where it is shown', () => {
  const drawn = drawOpen(makeSuggestion());
  expect(drawn.text()).not.toContain('regression');
  drawn.press('1 unlikely one');
  expect(drawn.text()).toContain('Below the minimum of 0.5:');
  expect(drawn.find('Checkbox').map(({ props }) => props['label'])).toContain('regression');
});

it('counts on the buttons what they would write, and has none to press where everything was held back', () => {
  const stateOf = (suggestion: SuggestionView) =>
    drawActions(suggestion)
      .find('Button')
      .filter(({ props }) => String(props['testId']).startsWith('accept'))
      .map((node) => [textOf(node), node.props['isDisabled']]);
  expect(stateOf(makeSuggestion())).toEqual([
    ['Accept selected (3)', false],
    ['Accept all (3)', false],
  ]);
  const overwriting = [makeProposal(HIGH, { preselected: false, heldBack: 'would-overwrite' })];
  const unlikely = [makeProposal(STORAGE, { preselected: false, heldBack: 'below-minimum', confidence: 0.11 })];
  const fields = [
    makeField('priority', { current: [MEDIUM], proposals: overwriting, options: [HIGH, HIGHEST] }),
    makeField('components', { proposals: unlikely }),
  ];
  expect(stateOf(makeSuggestion({ fields }))).toEqual([
    ['Accept selected', true],
    ['Accept all', true],
  ]);
});

it('shows the proposals to somebody who may not edit, with nothing to tick or press', () => {
  const suggestion = makeSuggestion({ canEdit: false });
  const drawn = drawOpen(suggestion);
  expect(drawn.text()).toContain('data-loss');
  expect([drawn.find('Checkbox'), drawn.buttons()]).toEqual([[], ['1 unlikely one']]);
  expect(drawActions(suggestion).buttons()).toEqual([]);
  expect(statusLine(modelOf(suggestion))).toContain('you cannot edit this issue');
});

it('says that there is a suggestion that this person may not see, and how to get their own', () => {
  const model = showState(INITIAL_MODEL, { kind: 'ready', withheld: true });
  expect(statusLine(model)).toContain('based on issues that you cannot view');
  expect(draw(<PanelActions model={model} panel={setUp().panel} isDialog={false} />).buttons()).toEqual(['Suggest triage']);
});

it('has no button where asking would be refused', () => {
  const obstacle = { code: 'RESTRICTED_ISSUE' as const, message: 'It has a security level.', retryable: false };
  const model = showState(INITIAL_MODEL, { kind: 'ready', obstacle });
  expect(statusLine(model)).toBe('No suggestion can be made here.');
  expect(draw(<PanelActions model={model} panel={setUp().panel} isDialog={false} />).buttons()).toEqual([]);
});
