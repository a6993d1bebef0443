import { assertAdministrator, assertProjectAdministrator } from '../access/administrator';
import type { ProjectLearning } from '../contract/learning';
import type { LearningContext } from './learning-context';

type LearningUseCase<Payload> = (context: LearningContext, payload: Payload) => Promise<ProjectLearning>;

type UseCase<Context, Payload, Answer> = (context: Context, payload: Payload) => Promise<Answer>;

/** A use case of learning for an administrator of the site, who names any project. It rejects with `NOT_PERMITTED` for anybody else. */
export function forAdministrator<Context extends LearningContext, Payload, Answer>(
  useCase: UseCase<Context, Payload, Answer>,
): UseCase<Context, Payload, Answer> {
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
