import { ErrorMessage, HelperMessage, Label, Select, Stack } from '@forge/react';
import React, { useEffect } from 'react';
import type { ProjectView } from '../../../src/contract/project-values';
import { translate } from '../../../src/contract/text';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { ProjectSearch } from './project-search';

const texts = strings.admin.projects;

interface ProjectSelectProps {
  id: string;
  label: string;
  help?: string;
  search: ProjectSearch;
  chosen: ProjectView[];
  isMulti: boolean;
  onChoose: (projects: ProjectView[]) => void;
}

interface ProjectOption {
  label: string;
  value: string;
  project: ProjectView;
}

/** A select that finds projects by the beginning of their name or key. */
export function ProjectSelect({ id, label, help, search, chosen, isMulti, onChoose }: ProjectSelectProps) {
  const { found, isLoading, error } = useModel(search);
  useEffect(() => search.search(''), [search]);
  const picked = chosen.map(toOption);
  const isFound = new Set(found.map((project) => project.key));
  const options = [...found.map(toOption), ...picked.filter(({ project }) => !isFound.has(project.key))];
  return (
    <Stack space="space.0">
      <Label labelFor={id}>{label}</Label>
      <Select
        id={id}
        testId={id}
        isMulti={isMulti}
        isLoading={isLoading}
        options={options}
        value={isMulti ? picked : (picked[0] ?? null)}
        placeholder={texts.placeholder}
        onInputChange={(query: string) => search.search(query)}
        onChange={(value: ProjectOption | ProjectOption[] | null) => onChoose(readChosen(value))}
      />
      {error !== null && <ErrorMessage>{`${texts.searchFailed} ${translate(error)}`}</ErrorMessage>}
      {help !== undefined && <HelperMessage>{help}</HelperMessage>}
    </Stack>
  );
}

function toOption(project: ProjectView): ProjectOption {
  return { label: texts.open(project.name, project.key), value: project.key, project };
}

function readChosen(value: ProjectOption | ProjectOption[] | null): ProjectView[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(({ project }) => project);
}
