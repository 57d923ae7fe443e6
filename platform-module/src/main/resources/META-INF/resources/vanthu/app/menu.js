import { seesBelow, seesFigures } from './reports.js';
import { session } from './session.js';

/** The pages, who sees them, and how they are reached. A page that someone may not use is not in their menu. */
const everyone = () => true;
const readers = () => session.reads;
/** Steps of work that may wait in a person's hands. */
const MY_STEPS = ['toDirect', 'toAssign', 'toHandle', 'coordinate', 'toAnswer', 'toReviewResult', 'toReview', 'toFormCheck', 'toApprove', 'toSign', 'toNumber', 'toSeal', 'toIssue'];
const waitingForMe = (counters) => MY_STEPS.reduce((sum, name) => sum + (counters[name] ?? 0), 0);
const oversees = () => session.has('leader', 'delegate', 'unit-head', 'follow-up', 'content-admin', 'clerk');
const givesDirectives = () => session.has('follow-up', 'leader', 'delegate', 'unit-head', 'clerk', 'content-admin');
const keepsRecords = () => session.has('archivist', 'leader');
const handlesDirection = () => session.has('clerk', 'leader', 'delegate');

export const pages = [
  { id: '', icon: 'home', key: 'w', tag: 'vt-workplace-page', load: () => import('../pages/workplace.js'), shown: everyone },
  { id: 'work', icon: 'tasks', key: 'v', tag: 'vt-work-page', load: () => import('../pages/work.js'), shown: readers, counter: waitingForMe },
  { id: 'reminders', icon: 'bell', key: 'k', tag: 'vt-reminders-page', load: () => import('../pages/reminders.js'), shown: readers, counter: 'reminders' },
  { id: 'capture', icon: 'scan', key: 'c', tag: 'vt-capture-page', load: () => import('../pages/capture.js'), shown: () => session.clerk, counter: 'awaitingCheck' },
  { id: 'direction', icon: 'pen', key: 'd', tag: 'vt-direction-page', load: () => import('../pages/direction.js'), shown: handlesDirection, counter: 'awaitingDirection' },
  { id: 'incoming', icon: 'inbox', key: 'i', tag: 'vt-incoming-page', load: () => import('../pages/incoming.js'), shown: readers },
  { id: 'drafts', icon: 'file', key: 'p', tag: 'vt-drafts-page', load: () => import('../pages/drafts.js'), shown: () => session.drafts, counter: 'drafts' },
  { id: 'outgoing', icon: 'send', key: 'b', tag: 'vt-outgoing-page', load: () => import('../pages/outgoing.js'), shown: readers },
  { id: 'directives', icon: 'flag', key: 'j', tag: 'vt-directives-page', load: () => import('../pages/directives.js'), shown: givesDirectives },
  { id: 'review', icon: 'check', key: 'z', tag: 'vt-review-page', load: () => import('../pages/review.js'), shown: () => session.has('follow-up'), counter: 'toReviewResult' },
  { id: 'received', icon: 'clipboard', key: 'f', tag: 'vt-received-page', load: () => import('../pages/received.js'), shown: () => session.reads || session.has('external') },
  { id: 'exchange', icon: 'inbox', key: 'g', tag: 'vt-exchange-page', load: () => import('../pages/exchange.js'), shown: () => session.clerk || session.has('external'), counter: 'exchangeNew' },
  { id: 'dispatch', icon: 'send', key: 'L', tag: 'vt-dispatch-page', load: () => import('../pages/dispatch.js'), shown: () => session.has('clerk', 'leader', 'content-admin'), counter: 'dispatchOpen' },
  { id: 'dossiers', icon: 'folder', key: 'h', tag: 'vt-dossiers-page', load: () => import('../pages/dossiers.js'), shown: readers, counter: 'dossierQuestions' },
  { id: 'mine', icon: 'star', key: 'm', tag: 'vt-mine-page', load: () => import('../pages/mine.js'), shown: readers },
  { id: 'search', icon: 'search', key: 's', tag: 'vt-search-page', load: () => import('../pages/search.js'), shown: readers },
  { id: 'registers', icon: 'book', key: 'r', tag: 'vt-registers-page', load: () => import('../pages/registers.js'), shown: () => session.prints },
  { id: 'overview', icon: 'chart', key: 'o', tag: 'vt-overview-page', load: () => import('../pages/overview.js'), shown: oversees },
  { id: 'reports', icon: 'table', key: 'n', tag: 'vt-reports-page', load: () => import('../pages/reports.js'), shown: () => seesFigures() || seesBelow() },
  { id: 'publication', icon: 'megaphone', key: 'z', tag: 'vt-publication-page', load: () => import('../pages/publication.js'), shown: () => session.has('leader', 'delegate', 'content-admin', 'follow-up', 'clerk') },
  { id: 'delegations', icon: 'handshake', key: 'e', tag: 'vt-delegations-page', load: () => import('../pages/delegations.js'), shown: () => session.has('leader', 'unit-head', 'delegate', 'clerk', 'content-admin') },
  { id: 'fileplan', icon: 'clipboard', key: '1', group: 'archive', tag: 'vt-fileplan-page', load: () => import('../pages/fileplan.js'), shown: readers, counter: 'filePlanIssued' },
  { id: 'reorganization', icon: 'calendar', key: 'Y', group: 'archive', tag: 'vt-reorganization-page', load: () => import('../pages/reorganization.js'), shown: keepsRecords },
  { id: 'archive-year', icon: 'chart', key: '5', group: 'archive', tag: 'vt-archive-year-page', load: () => import('../pages/archive-year.js'), shown: keepsRecords },
  { id: 'packages', icon: 'folder', key: '6', group: 'archive', tag: 'vt-packages-page', load: () => import('../pages/packages.js'), shown: keepsRecords },
  { id: 'transfers', icon: 'send', key: '7', group: 'archive', tag: 'vt-transfers-page', load: () => import('../pages/transfers.js'), shown: keepsRecords },
  { id: 'archive-health', icon: 'check', key: '8', group: 'archive', tag: 'vt-archive-health-page', load: () => import('../pages/archive-health.js'), shown: keepsRecords },
  { id: 'run', hidden: true, tag: 'vt-run-page', load: () => import('../pages/run.js'), shown: keepsRecords },
  { id: 'submissions', icon: 'send', key: '2', group: 'archive', tag: 'vt-submissions-page', load: () => import('../pages/submissions.js'), shown: () => session.opensDossiers || session.has('archivist') },
  { id: 'archive-use', icon: 'eye', key: '3', group: 'archive', tag: 'vt-archive-use-page', load: () => import('../pages/archive-use.js'), shown: readers },
  { id: 'archive-access', icon: 'lock', key: 'A', group: 'archive', tag: 'vt-archive-access-page', load: () => import('../pages/archive-access.js'), shown: () => session.has('archivist') },
  { id: 'shelves', icon: 'folder', key: 'K', group: 'archive', tag: 'vt-shelves-page', load: () => import('../pages/shelves.js'), shown: () => session.has('archivist', 'leader') },
  { id: 'retention', icon: 'clock', key: '4', group: 'archive', tag: 'vt-retention-page', load: () => import('../pages/retention.js'), shown: keepsRecords, counter: 'retentionNotices' },
  { id: 'holds', icon: 'lock', key: '9', group: 'archive', tag: 'vt-holds-page', load: () => import('../pages/holds.js'), shown: keepsRecords },
  { id: 'destruction', icon: 'close', key: 'X', group: 'archive', tag: 'vt-destruction-page', load: () => import('../pages/destruction.js'), shown: keepsRecords, counter: 'destructionWaiting' },
  { id: 'schedules', icon: 'table', key: 'T', group: 'archive', tag: 'vt-schedules-page', load: () => import('../pages/schedules.js'), shown: keepsRecords },
  { id: 'users', icon: 'users', key: 'u', group: 'admin', tag: 'vt-users-page', load: () => import('../pages/admin-users.js'), shown: () => session.managesAgency },
  { id: 'agencies', icon: 'building', key: 'a', group: 'admin', tag: 'vt-agencies-page', load: () => import('../pages/admin-agencies.js'), shown: () => session.managesContent },
  { id: 'directory', icon: 'book', key: 'D', group: 'admin', tag: 'vt-directory-page', load: () => import('../pages/directory.js'), shown: () => session.managesContent || session.managesAgency || session.clerk },
  { id: 'types', icon: 'tag', key: 't', group: 'admin', tag: 'vt-types-page', load: () => import('../pages/admin-types.js'), shown: () => session.admin || session.has('clerk', 'content-admin') },
  { id: 'calendar', icon: 'calendar', key: 'l', group: 'admin', tag: 'vt-calendar-page', load: () => import('../pages/admin-calendar.js'), shown: () => session.managesContent },
  { id: 'deadlines', icon: 'clock', key: 'x', group: 'admin', tag: 'vt-deadlines-page', load: () => import('../pages/admin-deadlines.js'), shown: () => session.managesContent },
  { id: 'process', icon: 'gear', key: 'q', group: 'admin', tag: 'vt-process-page', load: () => import('../pages/admin-process.js'), shown: () => session.managesContent },
  { id: 'system', icon: 'gear', key: 'y', group: 'admin', tag: 'vt-system-page', load: () => import('../pages/admin-system.js'), shown: () => session.admin },
  { id: 'document', hidden: true, tag: 'vt-document-page', load: () => import('../pages/document.js'), shown: readers },
  { id: 'draft', hidden: true, tag: 'vt-draft-page', load: () => import('../pages/draft.js'), shown: () => session.drafts },
  { id: 'issued', hidden: true, tag: 'vt-draft-page', load: () => import('../pages/draft.js'), shown: readers },
  { id: 'directive', hidden: true, tag: 'vt-directive-page', load: () => import('../pages/directive.js'), shown: () => session.reads || session.has('external') },
  { id: 'assigning', hidden: true, tag: 'vt-assigning-page', load: () => import('../pages/assigning.js'), shown: readers },
  { id: 'inspections', hidden: true, tag: 'vt-inspections-page', load: () => import('../pages/inspections.js'), shown: readers },
  { id: 'dossier', hidden: true, tag: 'vt-dossier-page', load: () => import('../pages/dossier.js'), shown: readers },
  { id: 'signature', hidden: true, tag: 'vt-signature-page', load: () => import('../pages/signature.js'), shown: readers },
  { id: 'submission', hidden: true, tag: 'vt-submission-page', load: () => import('../pages/submission.js'), shown: readers },
  { id: 'new', hidden: true, tag: 'vt-register-page', load: () => import('../pages/register.js'), shown: () => session.clerk },
];

export const pageById = (id) => pages.find((page) => page.id === id);
export const visiblePages = () => pages.filter((page) => !page.hidden && page.shown());
