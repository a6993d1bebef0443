import { bullets, code, doc, numbered, paragraph, table } from './adf';
import type { IssueSketch } from './project-builder';

/** Finished work of the mobile app; one of them is closed for good. */
export const MOBILE_APP_RESOLVED: IssueSketch[] = [
  {
    type: 'Bug',
    status: 'Done',
    priority: 'Highest',
    summary: 'App crashes on start after the update to Android 16',
    labels: ['crash', 'regression', 'upgrade'],
    components: ['Android'],
    description: doc(
      code(
        'text',
        'java.lang.RuntimeException: Unable to start activity ComponentInfo{example.nordkap/example.nordkap.MainActivity}\n\tat android.app.ActivityThread.performLaunchActivity(ActivityThread.java:4280)\nCaused by: java.lang.IllegalStateException: Foreground service type not declared\n\tat example.nordkap.sync.SyncService.onStartCommand(SyncService.kt:77)',
      ),
      paragraph('The sync service has to declare its type in the manifest.'),
    ),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Offline sync overwrites a newer stock count with an older one',
    labels: ['data-loss'],
    components: ['Offline sync'],
    description: doc(
      numbered('Count a shelf while offline', 'A colleague counts the same shelf online', 'Go online: the older count wins'),
      paragraph('Compare the times of counting, not the times of sending.'),
    ),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'Medium',
    summary: 'Push notifications arrive twice on iPhone',
    labels: ['customer-reported'],
    components: ['Push notifications', 'iOS'],
    description: doc(paragraph('The device token is registered again at each start, and the old one is never removed.')),
  },
  {
    type: 'Improvement',
    status: 'Done',
    priority: 'Medium',
    summary: 'Barcode scanner drains the battery',
    labels: ['performance'],
    components: ['Barcode scanner'],
    description: doc(
      paragraph('The camera runs at 60 frames per second even while a result is shown.'),
      table(['Phone', 'Per hour before', 'Per hour after'], ['Pixel 9', '31 %', '12 %'], ['iPhone 15', '24 %', '11 %']),
    ),
  },
  {
    type: 'Bug',
    status: 'Closed',
    priority: 'Low',
    summary: 'Tour overlaps the system bar on small phones',
    labels: ['usability'],
    components: ['Onboarding'],
    description: doc(paragraph('The last step of the tour cannot be closed on phones with less than 5 inches.')),
  },
  {
    type: 'Story',
    status: 'Done',
    summary: 'Sign in with fingerprint or face',
    labels: ['usability', 'security'],
    components: ['Sign-in', 'Android', 'iOS'],
    description: doc(bullets('Asked once, after the third login', 'Falls back to the PIN', 'Revoked when a new finger is added')),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Session expires while the app is in the background and the login screen stays blank',
    labels: ['customer-reported', 'regression'],
    components: ['Sign-in'],
    description: doc(paragraph('After 30 minutes in the background the token refresh fails silently, and nothing is drawn.')),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'Medium',
    summary: 'Product search in the app is slow with more than three filters',
    labels: ['performance'],
    components: ['Search'],
    description: doc(paragraph('Each filter is a request of its own. One request with all filters takes a tenth of the time.')),
  },
];
