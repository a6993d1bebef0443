import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import { findTabsOfFaults } from '../tabs';

/** The error without the faults that stand at a control: those are said there. */
export function removePlacedFaults(error: ErrorBody, faults: readonly InputFault[]): ErrorBody {
  return { ...error, details: { ...error.details, faults: faults.filter((fault) => findTabsOfFaults([fault]).length === 0) } };
}
