import { startPage } from '../common/start-page';

void startPage(() => (require('./admin-page') as typeof import('./admin-page')).AdminPage);
