import { Button, Heading, Inline, Lozenge, Stack } from '@forge/react';
import React, { type ReactElement } from 'react';
import type { InheritableSettings, ProjectSettings } from '../../../src/contract/project-settings';
import type { ProjectForm, ProjectStore } from '../project/project-store';
import { say, type Fact, type Names } from '../settings/facts';
import { projectStrings as texts } from '../strings/project';
import type { RedrawnFocus } from '../use-redrawn-focus';

/** A setting of the site that a project may have of its own: where it stands, what it is called, and how it is edited. */
interface Definition<Value> {
  /** Part of test ids and of the keys of facts. */
  key: string;
  title: string;
  /** The same inside a sentence. */
  word: string;
  ofSite: (site: InheritableSettings) => Value;
  /** Null: inherited. */
  ofProject: (own: ProjectSettings) => Value | null;
  put: (value: Value | null, own: ProjectSettings) => Partial<ProjectSettings>;
  listFacts: (value: Value, names: Names) => Fact[];
  /** What stands for the site's value where the site has none. */
  unset?: { lozenge: string; says: string; reset: string };
  /** What a project begins with that changes it; the site's value otherwise. */
  start?: (site: Value, form: ProjectForm) => Value;
  Inherited: (props: { site: Value; form: ProjectForm }) => ReactElement;
  Editor: (props: OverrideEditorProps<Value>) => ReactElement;
}

export interface OverrideEditorProps<Value> {
  own: Value;
  site: Value;
  form: ProjectForm;
  onChange: (own: Value) => void;
}

interface OverrideProps {
  form: ProjectForm;
  store: ProjectStore;
  focus: RedrawnFocus;
}

/** What pages do with such a setting, whatever its value is. */
export interface Overridable {
  key: string;
  listSiteFacts: (site: InheritableSettings, names: Names) => Fact[];
  listOwnFacts: (own: ProjectSettings, names: Names) => Fact[];
  sayOrigin: (own: ProjectSettings) => Fact;
  /** What is inherited or of the project's own, with the way from one to the other. */
  Override: (props: OverrideProps) => ReactElement;
}

export function defineOverridable<Value>(definition: Definition<Value>): Overridable {
  const { key, title, word, Inherited, Editor } = definition;

  function Override({ form, store, focus }: OverrideProps) {
    const { draft, view } = form;
    const site = definition.ofSite(view.inherited);
    const own = definition.ofProject(draft);
    const fill = (value: Value | null) => {
      focus.claim(key);
      store.fill(definition.put(value, draft));
    };
    return (
      <Stack space="space.100" testId={`override-${key}`}>
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="small">
            {title}
          </Heading>
          <Lozenge appearance={own === null ? 'default' : 'inprogress'} testId={`origin-${key}`}>
            {own === null ? (definition.unset?.lozenge ?? texts.inherited) : texts.overridden}
          </Lozenge>
        </Inline>
        {own === null ? (
          <Inherited site={site} form={form} />
        ) : (
          <Editor own={own} site={site} form={form} onChange={(value) => store.change(definition.put(value, draft))} />
        )}
        <Inline>
          <Button
            autoFocus={focus.has(key)}
            spacing="compact"
            onClick={() => fill(own === null ? (definition.start?.(site, form) ?? site) : null)}
            testId={own === null ? `change-${key}` : `reset-${key}`}
          >
            {own === null ? texts.override(word) : (definition.unset?.reset ?? texts.reset(word))}
          </Button>
        </Inline>
      </Stack>
    );
  }

  return {
    key,
    listSiteFacts: (site, names) => definition.listFacts(definition.ofSite(site), names),
    listOwnFacts(own, names) {
      const value = definition.ofProject(own);
      return value === null ? [] : definition.listFacts(value, names);
    },
    sayOrigin: (own) =>
      say(
        `origin.${key}`,
        title,
        definition.ofProject(own) === null ? (definition.unset?.says ?? texts.inheritedFromSite) : texts.overridden,
      ),
    Override,
  };
}
