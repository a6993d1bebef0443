import * as texts from '../common/strings/panel';
import { outcomeTitle } from './outcome-lines';
import type { PanelModel } from './panel-model';
import { countSelected } from './selection';

/** How things stand, in one line. It stands in a live region, so a screen reader hears each new one. */
export function statusLine(model: PanelModel): string {
  const { screen, run, error } = model;
  if (run !== null) return run.isInBackground ? texts.inBackground : texts.asking;
  if (error !== null) return texts.seeBelow;
  switch (screen.kind) {
    case 'loading':
      return '';
    case 'unavailable':
      return texts.seeBelow;
    case 'not-configured':
      return isOff(screen.missing) ? texts.off : texts.notConfiguredTitle;
    case 'ready':
      if (screen.isWithheld) return texts.withheld;
      return screen.obstacle === null ? texts.readyLine : texts.cannotAsk;
    case 'suggestion': {
      const { suggestion } = screen;
      if (suggestion.outcome.kind !== 'open') return outcomeTitle(suggestion.outcome);
      if (!suggestion.canEdit) return texts.readOnly;
      const proposed = suggestion.fields.reduce((sum, { proposals }) => sum + proposals.length, 0);
      return texts.proposed(proposed, countSelected(model.selection));
    }
  }
}

/** Whether nothing is missing but the project's permission to take part. */
export function isOff(missing: readonly string[]): boolean {
  return missing.length === 1 && missing[0] === 'project';
}
