import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import { createStore, type Readable } from '../store';
import { describeFaults } from './describe-faults';
import { findChangedParts, keepTyped, NO_OUTCOME, type EditorForm } from './editor-form';
import { putOnTop } from './merge';

export type EditorModel<Form> = { kind: 'loading' } | { kind: 'failed'; error: ErrorBody } | { kind: 'form'; form: Form };

/** How an attempt to save ended. `notes`: what it leaves on the form beside. */
export type SaveOutcome<View, Form> =
  | { kind: 'saved'; view: View; notes?: Partial<Form> }
  /** `current`: what is saved now, where it could be read. */
  | { kind: 'refused'; error: ErrorBody; current: View | null }
  /** Nothing was sent. */
  | { kind: 'stopped'; notes: Partial<Form> };

type Submit<View, Form> = (form: Form) => Promise<SaveOutcome<View, Form>>;

export interface EditorOptions<View, Draft, Form> {
  read(): Promise<Result<View>>;
  toDraft(view: View): Draft;
  /** Adds what only this form has, cleared. */
  complete(form: EditorForm<View, Draft>): Form;
  /** What of that the next save clears. */
  noOutcome?: Partial<Form>;
  /** What of that another draft makes void. */
  afterChange?(before: Draft, after: Draft): Partial<Form>;
  /** What the page finds wrong by itself, without a call. */
  findFaults(form: Form): InputFault[];
}

/** The editing of one document: load, type, save, and what to do when somebody else saved first. */
export interface Editor<View, Draft, Form> extends Readable<EditorModel<Form>> {
  load(): Promise<void>;
  /** Takes what was typed. */
  change(patch: Partial<Draft>): void;
  /** Takes what inputs have to show because it was not typed into them. */
  fill(patch: Partial<Draft>): void;
  /** Puts another draft into all inputs; nothing is saved. */
  fillWith(draft: Draft): void;
  discard(): void;
  /** Takes back some parts of the draft; the rest stays typed. */
  discardParts(parts: readonly (keyof Draft)[]): void;
  /** Saves the draft, unless the page finds it wrong or something is under way already. */
  save(submit: Submit<View, Form>): Promise<void>;
  /** Saves over what cannot be read, as `save` does with the version that was found; gives the error where that fails. */
  recover(save: (version: number) => Promise<Result<View>>): Promise<ErrorBody | null>;
  takeTheirs(): void;
  putMineOnTop(submit: Submit<View, Form>): Promise<void>;
  /** The form, unless something is under way on it already. */
  findIdleForm(): Form | null;
  update(next: (form: Form) => Form): void;
}

/** Makes an editor, without a line of user interface. */
export function createEditor<View extends { version: number }, Draft extends object, Form extends EditorForm<View, Draft>>(
  options: EditorOptions<View, Draft, Form>,
): Editor<View, Draft, Form> {
  const store = createStore<EditorModel<Form>>({ kind: 'loading' });
  let loads = 0;

  function update(next: (form: Form) => Form): void {
    const model = store.getModel();
    if (model.kind === 'form') store.show({ kind: 'form', form: next(model.form) });
  }

  function findIdleForm(): Form | null {
    const model = store.getModel();
    return model.kind === 'form' && model.form.pending === null ? model.form : null;
  }

  function open(view: View, previous: Form | null): Form {
    const draft = options.toDraft(view);
    const revisions = { revision: (previous?.revision ?? 0) + 1, fillRevision: (previous?.fillRevision ?? 0) + 1 };
    return options.complete({ ...NO_OUTCOME, ...revisions, view, draft, baseline: draft, changed: [], pending: null });
  }

  function changeDraft(form: Form, draft: Draft): Form {
    const changed = findChangedParts(draft, form.baseline);
    return { ...form, draft, changed, savedVersion: null, ...options.afterChange?.(form.draft, draft) };
  }

  function fillWith(form: Form, draft: Draft): Form {
    const revisions = { revision: form.revision + 1, fillRevision: form.fillRevision + 1 };
    return { ...changeDraft(clearOutcome(form), draft), ...revisions };
  }

  function clearOutcome(form: Form): Form {
    return { ...form, ...NO_OUTCOME, ...options.noOutcome };
  }

  function finish(form: Form, outcome: SaveOutcome<View, Form>, sent: Draft): Form {
    const idle: Form = { ...clearOutcome(form), pending: null };
    if (outcome.kind === 'stopped') return { ...idle, ...outcome.notes };
    if (outcome.kind === 'refused') {
      const { error, current } = outcome;
      const faults = describeFaults(error.details?.faults ?? [], sent);
      return { ...idle, saveError: error, faults, conflict: error.code === 'SAVE_CONFLICT' ? current : null };
    }
    const { view, notes } = outcome;
    const baseline = options.toDraft(view);
    const draft = keepTyped({ typed: form.draft, sent, saved: baseline });
    const changed = findChangedParts(draft, baseline);
    return { ...idle, view, draft, baseline, changed, savedVersion: view.version, ...notes };
  }

  async function save(submit: Submit<View, Form>): Promise<void> {
    const form = findIdleForm();
    if (form === null) return;
    const faults = describeFaults(options.findFaults(form), form.draft);
    update((now) => ({ ...clearOutcome(now), faults, pending: faults.length > 0 ? null : 'save' }));
    if (faults.length > 0) return;
    const outcome = await submit(form);
    update((now) => finish(now, outcome, form.draft));
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    findIdleForm,
    update,
    change: (patch) => update((form) => changeDraft(form, { ...form.draft, ...patch })),
    fill: (patch) => update((form) => ({ ...changeDraft(form, { ...form.draft, ...patch }), fillRevision: form.fillRevision + 1 })),
    fillWith: (draft) => update((form) => fillWith(form, draft)),
    discard: () => update((form) => fillWith(form, form.baseline)),
    discardParts: (parts) =>
      update((form) => parts.reduce((next, part) => fillWith(next, { ...next.draft, [part]: form.baseline[part] }), form)),
    save,

    async load() {
      const mine = ++loads;
      const answer = await options.read();
      if (mine !== loads) return;
      const model = store.getModel();
      const previous = model.kind === 'form' ? model.form : null;
      store.show(answer.ok ? { kind: 'form', form: open(answer.data, previous) } : { kind: 'failed', error: answer.error });
    },

    async recover(saveOver) {
      const model = store.getModel();
      const answer = await saveOver((model.kind === 'failed' ? model.error.details?.version : undefined) ?? 0);
      if (!answer.ok) return answer.error;
      store.show({ kind: 'form', form: open(answer.data, null) });
      return null;
    },

    takeTheirs: () => update((form) => (form.conflict === null ? form : open(form.conflict, form))),

    async putMineOnTop(submit) {
      const form = findIdleForm();
      const theirs = form?.conflict ?? null;
      if (form === null || theirs === null) return;
      const draft = putOnTop(form.baseline, options.toDraft(theirs), form.draft);
      update((now) => fillWith(open(theirs, now), draft));
      await save(submit);
    },
  };
}
