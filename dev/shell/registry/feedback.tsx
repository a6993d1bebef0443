import AtlaskitEmptyState from '@atlaskit/empty-state';
import AtlaskitLozenge from '@atlaskit/lozenge';
import AtlaskitProgressBar from '@atlaskit/progress-bar';
import AtlaskitSectionMessage from '@atlaskit/section-message';
import AtlaskitSpinner from '@atlaskit/spinner';
import { drawSlot } from '../document/draw';
import { like } from '../document/like';
import { text } from '../document/props';

export const Lozenge = like(AtlaskitLozenge, 'appearance isBold maxWidth testId');
export const Spinner = like(AtlaskitSpinner, 'appearance delay label size testId');
export const ProgressBar = like(AtlaskitProgressBar, 'appearance ariaLabel isIndeterminate testId value');
export const SectionMessage = like(AtlaskitSectionMessage, 'appearance testId title');
export const EmptyState = like(AtlaskitEmptyState, 'buttonGroupLabel headingLevel isLoading testId width', (node) => ({
  header: text(node, 'header') ?? '',
  description: drawSlot(node.props.description),
  primaryAction: drawSlot(node.props.primaryAction),
  secondaryAction: drawSlot(node.props.secondaryAction),
  tertiaryAction: drawSlot(node.props.tertiaryAction),
}));
