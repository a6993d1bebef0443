import { createEditor, type EditorModel, type SaveOutcome } from '../../../../../resources/common/editing/editor';
import type { EditorForm } from '../../../../../resources/common/editing/editor-form';
import type { ErrorBody } from '../../../../../src/contract/error-body';
import type { Result } from '../../../../../src/contract/result';

interface Page {
  title: string;
  tags: { name: string }[];
}

interface SavedPage {
  version: number;
  page: Page;
}

interface PageForm extends EditorForm<SavedPage, Page> {
  /** What only this form has: what a save stopped for. */
  stop: string | null;
}

type Outcome = SaveOutcome<SavedPage, PageForm>;

const saved = (version: number, page: Partial<Page> = {}): SavedPage => ({
  version,
  page: { title: 'Old', tags: [{ name: 'a' }, { name: 'b' }], ...page },
});

const failure = (error: Partial<ErrorBody>): ErrorBody => ({ code: 'INVALID_INPUT', message: 'Correct it.', retryable: false, ...error });

const good = (data: SavedPage): Promise<Result<SavedPage>> => Promise.resolve({ ok: true, data });

/** Saves as the functions do: the next version, without the blanks around. */
const submit = ({ view, draft }: PageForm): Promise<Outcome> =>
  Promise.resolve({ kind: 'saved', view: saved(view.version + 1, { ...draft, title: draft.title.trim() }) });

const refuse =
  (error: Partial<ErrorBody>, current: SavedPage | null = null) =>
  () =>
    Promise.resolve<Outcome>({ kind: 'refused', error: failure(error), current });

function makeEditor(read: () => Promise<Result<SavedPage>> = () => good(saved(1))) {
  const editor = createEditor<SavedPage, Page, PageForm>({
    read,
    toDraft: ({ page }) => page,
    complete: (form) => ({ ...form, stop: null }),
    noOutcome: { stop: null },
    findFaults: ({ draft }) => (draft.title === '' ? [{ path: 'title', message: 'A page has a title.' }] : []),
  });
  const form = () => formOf(editor.getModel());
  return { editor, form };
}

function formOf(model: EditorModel<PageForm>): PageForm {
  if (model.kind !== 'form') throw new Error(`no form but ${model.kind}`);
  return model.form;
}

async function openEditor(read?: () => Promise<Result<SavedPage>>) {
  const set = makeEditor(read);
  await set.editor.load();
  return set;
}

describe('loading', () => {
  it('says why there is nothing to edit, and tries again', async () => {
    const answers: Promise<Result<SavedPage>>[] = [
      Promise.resolve({ ok: false, error: failure({ code: 'NOT_PERMITTED' }) }),
      good(saved(1)),
    ];
    const { editor, form } = await openEditor(() => answers.shift() ?? good(saved(9)));
    expect(editor.getModel()).toMatchObject({ kind: 'failed', error: { code: 'NOT_PERMITTED' } });
    const again = editor.load();
    // The button that was pressed stays meanwhile, and the focus with it.
    expect(editor.getModel()).toMatchObject({ kind: 'failed' });
    await again;
    expect(form().view.version).toBe(1);
  });

  it('shows the newest of two answers, whichever comes last', async () => {
    let answerFirst: (answer: Result<SavedPage>) => void = () => undefined;
    const first = new Promise<Result<SavedPage>>((resolve) => (answerFirst = resolve));
    const answers = [first, good(saved(2))];
    const { editor, form } = makeEditor(() => answers.shift() ?? first);
    const loads = [editor.load(), editor.load()];
    answerFirst({ ok: true, data: saved(1) });
    await Promise.all(loads);
    expect(form().view.version).toBe(2);
  });
});

describe('a draft', () => {
  it('names its changes, and that they were taken back', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: 'New' });
    expect(form()).toMatchObject({ draft: { title: 'New' }, changed: ['title'] });
    editor.change({ title: 'Old', tags: [{ name: 'a' }, { name: 'b' }] });
    expect(form().changed).toEqual([]);
  });

  it('is drawn anew as far as it did not come from the keyboard', async () => {
    const { editor, form } = await openEditor();
    const { revision, fillRevision } = form();
    editor.change({ title: 'Typed' });
    expect(form()).toMatchObject({ revision, fillRevision });
    editor.fill({ title: 'Chosen' });
    expect(form()).toMatchObject({ revision, fillRevision: fillRevision + 1 });
    editor.fillWith({ title: 'Earlier', tags: [] });
    expect(form()).toMatchObject({ draft: { title: 'Earlier' }, revision: revision + 1, fillRevision: fillRevision + 2 });
    editor.discard();
    expect(form()).toMatchObject({ draft: { title: 'Old' }, changed: [], revision: revision + 2, fillRevision: fillRevision + 3 });
    await editor.load();
    expect(form()).toMatchObject({ revision: revision + 3 });
  });
});

describe('a save', () => {
  it('goes on from what came back', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: ' New ' });
    await editor.save(submit);
    expect(form()).toMatchObject({ view: { version: 2 }, savedVersion: 2, changed: [], draft: { title: 'New' }, pending: null });
    editor.change({ title: 'Newer' });
    expect(form()).toMatchObject({ savedVersion: null, changed: ['title'] });
  });

  it('keeps what was typed meanwhile, and is not begun twice', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: ' New ', tags: [] });
    const twice = jest.fn(submit);
    await editor.save(async (sent) => {
      expect(form().pending).toBe('save');
      editor.change({ tags: [{ name: 'c' }] });
      await editor.save(twice);
      return submit(sent);
    });
    expect(twice).not.toHaveBeenCalled();
    expect(form()).toMatchObject({ draft: { title: 'New', tags: [{ name: 'c' }] }, changed: ['tags'] });
  });

  it('is not begun with what the page finds wrong', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: '' });
    const call = jest.fn(submit);
    await editor.save(call);
    expect(call).not.toHaveBeenCalled();
    expect(form()).toMatchObject({ faults: [{ path: 'title', message: 'A page has a title.' }], pending: null });
  });

  it('that is refused leaves the draft, with the faults at their controls', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: 'New' });
    await editor.save(refuse({ details: { faults: [{ path: 'settings.tags.1.name', message: 'It stands there twice.' }] } }));
    expect(form()).toMatchObject({
      draft: { title: 'New' },
      changed: ['title'],
      saveError: { code: 'INVALID_INPUT' },
      faults: [{ path: 'tags.1.name', message: '“b”: It stands there twice.' }],
      pending: null,
    });
  });

  it('that is stopped says why, until the next', async () => {
    const { editor, form } = await openEditor();
    editor.change({ title: 'New' });
    await editor.save(() => Promise.resolve({ kind: 'stopped', notes: { stop: 'declined' } }));
    expect(form()).toMatchObject({ stop: 'declined', changed: ['title'], pending: null });
    await editor.save(submit);
    expect(form()).toMatchObject({ stop: null, savedVersion: 2 });
  });
});

describe('when somebody else saved first', () => {
  const theirs = saved(2, { title: 'Theirs', tags: [{ name: 'b' }, { name: 'c' }] });

  async function collide(patch: Partial<Page>) {
    const set = await openEditor();
    set.editor.change(patch);
    await set.editor.save(refuse({ code: 'SAVE_CONFLICT' }, theirs));
    return set;
  }

  it('says so, and what they saved', async () => {
    const { form } = await collide({ title: 'Mine' });
    expect(form()).toMatchObject({ conflict: theirs, draft: { title: 'Mine' }, changed: ['title'] });
  });

  it('takes theirs on demand', async () => {
    const { editor, form } = await collide({ title: 'Mine' });
    const { revision } = form();
    editor.takeTheirs();
    expect(form()).toMatchObject({ view: theirs, draft: theirs.page, changed: [], conflict: null, revision: revision + 1 });
  });

  it('puts mine on top of theirs, and saves that', async () => {
    const { editor, form } = await collide({ tags: [{ name: 'a' }, { name: 'b' }, { name: 'd' }] });
    await editor.putMineOnTop(submit);
    const page = { title: 'Theirs', tags: [{ name: 'b' }, { name: 'c' }, { name: 'd' }] };
    expect(form()).toMatchObject({ view: { version: 3, page }, draft: page, savedVersion: 3, conflict: null, changed: [] });
  });
});

describe('what cannot be read', () => {
  const damaged = failure({ code: 'INTERNAL', details: { damaged: 'settings', version: 7 } });

  it('is saved over with the version that was found', async () => {
    const { editor, form } = await openEditor(() => Promise.resolve({ ok: false, error: damaged }));
    await expect(editor.recover((version) => good(saved(version + 1)))).resolves.toBeNull();
    expect(form().view.version).toBe(8);
  });

  it('stays where that fails, with the reason', async () => {
    const { editor } = await openEditor(() => Promise.resolve({ ok: false, error: damaged }));
    const busy = failure({ code: 'JIRA_BUSY' });
    await expect(editor.recover(() => Promise.resolve({ ok: false, error: busy }))).resolves.toEqual(busy);
    expect(editor.getModel()).toEqual({ kind: 'failed', error: damaged });
  });
});
