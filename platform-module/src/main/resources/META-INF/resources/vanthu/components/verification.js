import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { icon } from './icons.js';
import { busy, failureBox, notice } from './parts.js';

const KINDS = { valid: 'ok', unsure: 'warn', invalid: 'bad', unsigned: 'none' };
const OF_STATUS = { valid: 'ok', altered: 'bad', broken: 'bad', revoked: 'bad', notYetValid: 'bad' };
const SIGNS = { ok: 'check', warn: 'warn', bad: 'close', none: 'info' };

const kindOf = (signature) => KINDS[signature.verdict] ?? OF_STATUS[signature.status] ?? 'warn';

/** What verification found of the signatures of a document, in words; details on demand. `path` is where the report is. */
class Verification extends Element {
  static properties = { path: {}, report: { state: true }, failure: { state: true } };

  willUpdate(changed) {
    if (changed.has('path') && this.path) {
      this.#load();
    }
  }

  async #load(again) {
    const wanted = this.path;
    this.report = null;
    this.failure = null;
    try {
      const report = await get(wanted, again ? { again: true } : undefined);
      if (wanted === this.path) {
        this.report = report;
      }
    } catch (error) {
      if (wanted === this.path) {
        this.failure = error;
      }
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    return this.report ? renderReport(this.report) : busy(t('signing.verifying'));
  }
}

/** A report of verification that is at hand already. */
export function renderReport(report) {
  const kind = KINDS[report.verdict] ?? 'warn';
  return html`<div class="verification" data-testid="verification" data-verdict=${report.verdict}>
    ${notice(kind === 'none' ? 'info' : kind, html`<strong>${report.message ?? t('signing.verdict.' + report.verdict)}</strong>${hasText(`signing.verdict.${report.verdict}.hint`) ? html`<p>${t(`signing.verdict.${report.verdict}.hint`)}</p>` : nothing}`, 'verdict')}
    ${(report.signatures ?? []).map((signature) => renderSignature(signature))}
    ${report.checkedAt ? html`<p class="hint">${t('signing.checkedAt', { time: formatDateTime(report.checkedAt) })}</p>` : nothing}
  </div>`;
}

function renderSignature(signature) {
  const kind = kindOf(signature);
  const fact = (state, text) => html`<li class=${state}>${icon(SIGNS[state])}<span>${text}</span></li>`;
  const row = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
  return html`<section class="signature ${kind}" data-testid="signature" data-status=${signature.status}>
    <h3>${icon(SIGNS[kind])} ${signature.party ? t('signing.party.' + signature.party) : t('signing.party.unknown')}: ${signature.signer}</h3>
    ${signature.organisation && signature.organisation !== signature.signer ? html`<p class="muted">${signature.organisation}</p>` : nothing}
    <ul>
      ${fact(kind, signature.message ?? t('signing.status.' + signature.status))}
      ${signature.stampedAt ? fact('ok', t('signing.stamped', { time: formatDateTime(signature.stampedAt) })) : signature.signedAt ? fact('none', t('signing.stated', { time: formatDateTime(signature.signedAt) })) : nothing}
      ${signature.coversWholeFile === false && signature.status !== 'altered' ? fact('none', t('signing.laterParts')) : nothing}
      ${(signature.filledAfter ?? []).length ? fact('none', t('signing.filledAfter', { names: signature.filledAfter.join(', ') })) : nothing}
    </ul>
    <details><summary>${t('signing.details')}</summary><dl class="facts">
      ${row(t('signing.authority'), signature.authority)}${row(t('signing.serialNumber'), signature.serialNumber ? html`<code>${signature.serialNumber}</code>` : '')}
      ${row(t('signing.validity'), signature.validFrom ? `${formatDate(signature.validFrom)} – ${formatDate(signature.validTo)}` : '')}
      ${row(t('signing.revokedAt'), formatDateTime(signature.revokedAt))}${row(t('signing.signedAt'), formatDateTime(signature.signedAt))}
      ${row(t('signing.stampedAt'), formatDateTime(signature.stampedAt))}${row(t('signing.level'), signature.level)}${row(t('signing.algorithm'), signature.algorithm)}
      ${row(t('signing.whole'), signature.coversWholeFile === undefined ? '' : t(signature.coversWholeFile ? 'common.yes' : 'common.no'))}
    </dl></details>
  </section>`;
}

define('vt-verification', Verification);
