// The one place that knows where Lit lives. No import map: its inline script would need a hole in the content security policy.
import { ReactiveElement } from '../../webjars/lit__reactive-element/2.1.2/reactive-element.js';
import { html, svg, nothing, noChange, render } from '../../webjars/lit-html/3.3.2/lit-html.js';
import { classMap } from '../../webjars/lit-html/3.3.2/directives/class-map.js';
import { ifDefined } from '../../webjars/lit-html/3.3.2/directives/if-defined.js';
import { live } from '../../webjars/lit-html/3.3.2/directives/live.js';
import { repeat } from '../../webjars/lit-html/3.3.2/directives/repeat.js';
import { styleMap } from '../../webjars/lit-html/3.3.2/directives/style-map.js';
import { keyed } from '../../webjars/lit-html/3.3.2/directives/keyed.js';

export { ReactiveElement, html, svg, nothing, noChange, render, classMap, ifDefined, live, repeat, styleMap, keyed };
