import { doc, paragraph } from './adf';
import type { IssueSketch } from './project-builder';

export const PLATFORM_ISSUES: IssueSketch[] = [
  { type: 'Bug', summary: 'First', description: doc(paragraph('Text')) },
];
