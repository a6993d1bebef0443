import { startPage } from '../common/start-page';

void startPage(() => (require('./action-form') as typeof import('./action-form')).ActionForm);
