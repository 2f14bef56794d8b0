import { Html } from '../../text/html'

/** What a plan adds to the look of the report of a run: checks and their state, lists of lines, places to sign. */
export const planStyle = new Html(`
.state{white-space:nowrap;font-weight:600}.state.pass{color:#12532f}.state.warn{color:#6b4300}.state.stop{color:#7c1d16}.state.unknown{color:#45525f}
.lines{list-style:none;counter-reset:line;padding:0;margin:6px 0 14px}
.lines li{counter-increment:line;display:grid;grid-template-columns:3.2em minmax(6em,9em) 1fr;gap:8px;padding:2px 0;border-bottom:1px solid #eef1f3}
.lines li::before{content:counter(line);color:#45525f;text-align:right;font-variant-numeric:tabular-nums}
.lines .scope{overflow-wrap:anywhere;padding-top:2px}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:34px 24px;margin:26px 0 0;padding:0;list-style:none}
.sign li{border-top:1px solid #14202b;padding-top:6px;color:#45525f;font-size:13px}
.device+.device{border-top:2px solid #0b6b8a;margin-top:48px;padding-top:24px}
h4{font-size:14px;margin:16px 0 4px}
@media print{.new-page{break-before:page}.device+.device{break-before:page;border:0;margin:0;padding:0}.lines li{break-inside:avoid}.lines{font-size:8pt}.sign li{break-inside:avoid;margin-top:20pt}h4{break-after:avoid}}
@media (max-width:640px){.lines li{grid-template-columns:2.4em 1fr}.lines .scope{grid-column:2}.lines .mono{grid-column:2}}
`)
