import { doc, paragraph } from './adf';
import type { IssueSketch } from './project-builder';

export const FIELD_WORK_ISSUES: IssueSketch[] = [
  { type: 'Bug', summary: 'First', description: doc(paragraph('Text')) },
];
