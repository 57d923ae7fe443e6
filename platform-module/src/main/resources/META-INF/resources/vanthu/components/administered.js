import { get } from '../app/api.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { filterChip } from './filter-chip.js';

/** The agency that an administration page works on: the one of the address, or the one the person works in. */
export const administeredCode = (address, agencies = []) => address.query.agency ?? session.agencyCode ?? agencies[0]?.code ?? null;

/** All agencies that the site administrator may choose from; nothing for others, who work in their own. */
export const administeredAgencies = () => (session.admin ? get('/organization/agencies').then((answer) => answer.items, () => []) : Promise.resolve([]));

/** The choice itself. */
export const agencyChip = (agencies, code, change) => (agencies.length > 1 ? filterChip({ name: 'agency', label: t('search.agency'), value: code, options: agencies.map((one) => [one.code, one.name]), change }) : '');
