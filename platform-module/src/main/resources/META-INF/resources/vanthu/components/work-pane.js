import './reading-pane.js';
import './routing-bar.js';
import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { Routing } from '../app/routing.js';
import { workHref } from '../app/work.js';

/** One piece of work beside its list: what may be done with it, what is known of it, the picture of its first page. Fires "done" when something was done. */
class WorkPane extends Element {
  static properties = { item: { attribute: false }, routed: { state: true } };

  #timer;

  willUpdate(changed) {
    if (changed.has('item') && this.item?.nodeId !== this.routing?.nodeId) {
      clearTimeout(this.#timer);
      this.routing = null;
      if (this.item.process === 'incoming') {
        const routing = new Routing(this.item.nodeId, () => {
          if (routing === this.routing) {
            const before = this.routed;
            this.routed = routing.now?.version ?? 0;
            if (before !== undefined && before !== this.routed) {
              this.emit('done');
            }
          }
        });
        this.routing = routing;
        this.routed = undefined;
        this.#timer = setTimeout(() => routing.load(), 150);
      }
    }
  }

  disconnected() {
    clearTimeout(this.#timer);
  }

  render() {
    return html`${this.routing ? html`<vt-routing-bar class="in-pane" .routing=${this.routing} .document=${{ subject: this.item.title, number: this.item.label }} .version=${this.routed ?? 0}></vt-routing-bar>` : nothing}
      ${/^directive/.test(this.item.process) ? html`<p><a class="button primary" href=${workHref(this.item)} data-testid="open-line">${t('line.open')}</a></p><blockquote class="instruction">${this.item.title}</blockquote>` : nothing}
      <vt-reading-pane .nodeId=${this.item.nodeId}></vt-reading-pane>`;
  }
}

define('vt-work-pane', WorkPane);
