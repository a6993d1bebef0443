import * as z from 'zod/mini';
import { once } from '../../contract/once';

/** The shapes of what is stored. A record of another shape, damaged or of another version of the app, counts as none. */
export { countShape, timeShape } from '../../contract/shapes';
export { checkShape, dayUsageShape, failedCallShape, successShape } from '../../health/activity-store';
export { capabilitiesShape, judgedShape, paceShape, tokenShape, tokenUsageShape as slotShape } from '../../providers/endpoint-store';
export { learningShape } from '../../learning/learning-store';
export { backtestShape, lessonsShape, profileHeadShape } from '../../profile/store/profile-store';
export { usageShape } from '../../profile/usage/usage';
export { storedFieldShape } from '../../profile/store/stored-field';
export { storedSimilarShape } from '../../profile/similar/pack-similar';
export { resetShape } from '../../reset/upkeep-store';
export { budgetHintShape } from '../../triage/suggest/budget-store';
export { runHeadShape, runShape } from '../../triage/suggest/run';
export { decisionShape } from '../../triage/suggestion/decision';
export { latestShape, suggestionShape } from '../../triage/suggestion/suggestion';

export const secretShape = once(() => z.string().check(z.minLength(1)));

/** A part of something larger, packed. */
export const packedShape = once(() => z.string());
