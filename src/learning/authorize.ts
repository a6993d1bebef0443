import { assertAdministrator, assertProjectAdministrator } from '../access/administrator';
import type { ProjectLearning } from '../contract/admin';
import type { LearningContext } from './learning-context';

type LearningUseCase<Payload> = (context: LearningContext, payload: Payload) => Promise<ProjectLearning>;

/** A use case of learning for an administrator of the site, who names any project. It rejects with `NOT_PERMITTED` for anybody else. */
export function forAdministrator<Payload extends { projectId: string }>(useCase: LearningUseCase<Payload>): LearningUseCase<Payload> {
  return async (context, payload) => {
    await assertAdministrator(context);
    return useCase(context, payload);
  };
}

/** The same for an administrator of the project that the platform's context names. */
export function forProjectAdministrator<Payload extends { projectId: string }>(useCase: LearningUseCase<Payload>) {
  return async (context: LearningContext & { projectId: string }, payload?: Omit<Payload, 'projectId'>): Promise<ProjectLearning> => {
    await assertProjectAdministrator(context);
    // TypeScript does not put together again what `Omit` has taken apart.
    return useCase(context, { ...payload, projectId: context.projectId } as Payload);
  };
}
