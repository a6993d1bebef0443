import type { DaySum, DecidedProposal } from './event-store';

/** So that a day's sum stays below Forge's 240 KiB for one value. */
const MOST_PROJECTS = 300;

interface Outcomes {
  accepted: number;
  dismissed: number;
}

function add<Group extends object>(sums: Map<string, Group & Outcomes>, group: Group, { accepted, dismissed }: Outcomes): void {
  const key = JSON.stringify(group);
  const known = sums.get(key) ?? { ...group, accepted: 0, dismissed: 0 };
  sums.set(key, { ...known, accepted: known.accepted + accepted, dismissed: known.dismissed + dismissed });
}

/** Adds up what became of proposals: by field, confidence and whether they were ticked; of those that were, by project. */
export function createOutcomeSum() {
  const decided = new Map<string, DaySum['decided'][number]>();
  const projects = new Map<string, DaySum['projects'][number]>();
  return {
    addProposals(proposals: readonly DecidedProposal[], projectId: string | undefined): void {
      for (const { isAccepted, field, isTicked, band } of proposals) {
        const outcome = { accepted: Number(isAccepted), dismissed: Number(!isAccepted) };
        add(decided, { field, isTicked, band }, outcome);
        // A project is judged by what the panel recommends there.
        if (projectId !== undefined && isTicked) add(projects, { projectId }, outcome);
      }
    },
    addDay(day: Pick<DaySum, 'decided' | 'projects'>): void {
      for (const { field, isTicked, band, ...outcome } of day.decided) add(decided, { field, isTicked, band }, outcome);
      for (const { projectId, ...outcome } of day.projects) add(projects, { projectId }, outcome);
    },
    read(): Pick<DaySum, 'decided' | 'projects'> {
      const count = ({ accepted, dismissed }: Outcomes) => accepted + dismissed;
      const busiest = [...projects.values()].sort((one, other) => count(other) - count(one));
      return { decided: [...decided.values()], projects: busiest.slice(0, MOST_PROJECTS) };
    },
  };
}
