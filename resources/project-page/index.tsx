import { startPage } from '../common/start-page';

void startPage(() => (require('./project-page') as typeof import('./project-page')).ProjectPage);
