import { calibrate, confidenceOf, logLoss, type Calibration, type FieldCalibration, type JudgedProposal } from './calibrate';
import type { JudgedIssue } from './judge-past';
import { rank, type Ranked } from './learned-field';

/** How many judgements are kept: enough to calibrate by, few enough to follow a project that changes. */
const MOST_JUDGED = 300;

/** For proposals behind the first, where nothing was judged: rarely right unless much speaks for them. */
const OTHERS: Calibration = { even: -1.5, slope: 1.2 };
/** Scores are about half of leads. */
const FIRST_BY_SCORE: Calibration = { even: 0, slope: 2.5 };
/** By how much scores have to explain the past better than leads before they are believed, in nats. */
const CLEARLY = 6;
/** Proposals of an issue that are judged. */
const JUDGED_PROPOSALS = 3;

/** With few past issues, constants from projects with hundreds promise too much. */
function forSoFew({ even, slope }: Calibration, labelled: number): Calibration {
  const part = Math.min(1, 0.4 + labelled / 170);
  return { even: even - 0.4 * (1 - part), slope: slope * part };
}

/** Fits what a proposal's lead or score means on judgements of the past. */
export function calibrateFirst(
  judged: readonly JudgedProposal[],
  constants: Calibration,
  labelled: number,
): Omit<FieldCalibration, 'others'> {
  const kept = judged.slice(-MOST_JUDGED);
  const by = (key: 'lead' | 'score') => kept.map((each) => ({ by: each[key], isRight: each.isRight }));
  const byLead = calibrate(by('lead'), forSoFew(constants, labelled));
  const byScore = calibrate(by('score'), FIRST_BY_SCORE);
  return logLoss(by('score'), byScore) + CLEARLY < logLoss(by('lead'), byLead)
    ? { firstBy: 'score', first: byScore, judged: kept }
    : { firstBy: 'lead', first: byLead, judged: kept };
}

export function calibrateField(past: readonly JudgedIssue[], constants: Calibration, labelled: number): FieldCalibration {
  const proposals = past.map(({ scores, right }) =>
    rank(scores, JUDGED_PROPOSALS).map(({ index, lead, score }) => ({ lead, score, isRight: right.has(index) })),
  );
  const others = proposals.flatMap((all) => all.slice(1).map(({ score, isRight }) => ({ by: score, isRight })));
  return {
    ...calibrateFirst(
      proposals.flatMap((all) => all.slice(0, 1)),
      constants,
      labelled,
    ),
    others: calibrate(others, OTHERS),
  };
}

/** How likely each proposal is right, the best first. */
export function confidences({ firstBy, first, others }: FieldCalibration, ranked: readonly Ranked[]): number[] {
  let most = 1;
  return ranked.map((each, place) => {
    // What ranks lower is never surer.
    most = Math.min(most, place === 0 ? confidenceOf(first, each[firstBy]) : confidenceOf(others, each.score));
    return most;
  });
}
