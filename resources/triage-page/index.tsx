import { startPage } from '../common/start-page';

void startPage(() => (require('./triage-page') as typeof import('./triage-page')).TriagePage);
