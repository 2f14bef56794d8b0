import { Html } from '../../text/html'

/** What the report of a run adds to the look of every report: a first page, verdicts, commands, the mark of a rehearsal. */
export const runReportStyle = new Html(`
header{border-bottom:2px solid #0b6b8a;padding-bottom:14px;margin-bottom:22px}
.brand{display:flex;align-items:center;gap:12px;margin:0 0 18px;font-weight:600;color:#45525f}
.brand img{max-height:44px;max-width:220px}
.when{margin:0;color:#45525f}
.verdict{display:flex;align-items:center;gap:12px;margin:0 0 6px;padding:14px 18px;border-radius:8px;font-size:22px;font-weight:650}
.verdict span{display:inline-grid;place-items:center;width:30px;height:30px;border-radius:50%;color:#fff;font-size:17px}
.verdict.good{background:#e3f4ea;color:#12532f}.verdict.good span{background:#1a6d44}
.verdict.neutral{background:#e8eef2;color:#22384a}.verdict.neutral span{background:#45525f}
.verdict.bad{background:#fde8e6;color:#7c1d16}.verdict.bad span{background:#a52a20}
.verdict.warn{background:#fdf1d8;color:#6b4300}.verdict.warn span{background:#7d4f00}
.lead{font-size:16px;margin:10px 0 0}
.figures{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;padding:0;margin:18px 0 0}
.figures li{border:1px solid #dde2e6;border-radius:8px;padding:12px 14px;color:#45525f;font-size:13px}
.figures strong{display:block;font-size:22px;line-height:1.3;color:#14202b;font-variant-numeric:tabular-nums}
.meaning{margin:0;padding-left:20px;max-width:78ch}.meaning li{margin:0 0 7px}
.root-hash{display:flex;align-items:center;gap:18px;margin:18px 0 0;padding:10px 14px;border:1px solid #dde2e6;border-radius:8px;break-inside:avoid}
.root-hash h2{margin:0 0 4px}.root-hash p{margin:0 0 6px;max-width:78ch}.root-hash p:last-child{margin:0;color:#45525f}.root-hash svg{display:block;width:88px;height:88px}
nav ul{margin:0;padding-left:20px;columns:2;column-gap:32px}nav li{break-inside:avoid;margin:0 0 4px}a{color:#0b6b8a}
.sign-off dl{padding:22px 0 0;border:0;margin:0;grid-template-columns:1fr}.sign-off dd{display:grid;grid-template-columns:2fr 1fr 2fr;gap:24px}.sign-off dd span{border-top:1px solid #14202b;padding-top:3px;font-size:12px;color:#45525f}
.number{white-space:nowrap;font-variant-numeric:tabular-nums}
table td:last-child,table th:last-child{padding-right:0}
tr.open td{background:#fdf1d8}td.ok{color:#12532f;white-space:nowrap}td.short{white-space:nowrap}.about{min-width:11em}.answer{min-width:9em}
.whole{display:inline-block;max-width:100%;overflow-wrap:anywhere}
small{color:#45525f}.mono,footer{overflow-wrap:anywhere}td.mono{white-space:nowrap}
h3{font-size:15px;margin:20px 0 6px}
dl+dl{margin-top:14px;padding-top:14px;border-top:1px solid #dfe3e7}
.command{margin:12px 0 4px;font-size:13px;break-after:avoid;overflow-wrap:anywhere}
.scope,.same{color:#45525f;font-size:12px}.same{margin:0 0 0 4.6em}
pre{margin:0;padding:8px 10px;background:#f4f6f7;border-left:3px solid #bcc4cc;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.4 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace}
.is-rehearsal::before{content:"REHEARSAL";position:fixed;inset:0;display:grid;place-items:center;font-size:min(15vw,150px);font-weight:800;letter-spacing:.04em;color:#5f36a8;opacity:.07;transform:rotate(-24deg);pointer-events:none}
.is-rehearsal .rehearsal{position:sticky;top:0;z-index:1}
@media print{
.is-rehearsal .rehearsal{position:static;border-radius:8px;margin-bottom:16px}
body{font-size:10.5pt}main{padding:0}h1{margin-top:0}
table{font-size:8pt}th,td{padding:3pt 6pt 3pt 0}pre{font-size:7.5pt}.command{font-size:8.5pt}.scope,.same,footer{font-size:8pt}
nav,.sign-off{break-inside:avoid}.sign-off dl{padding-top:30pt}.root-hash svg{width:22mm;height:22mm}.root-hash .mono{font-size:7.5pt}.scroll{overflow:visible}
h2,h3{break-after:avoid}p,li,pre{orphans:3;widows:3}footer{break-inside:avoid}h2+p:has(+.scroll){break-after:avoid}tbody tr:nth-child(-n+2):not(:last-child){break-after:avoid}tbody tr:nth-last-child(-n+2):not(:first-child){break-before:avoid}.figures li,.verdict,dl{break-inside:avoid}
dl{grid-template-columns:1fr}dl div{grid-template-columns:150px 1fr}
.mono{font-size:8pt}td.mono{font-size:7.5pt}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@media (max-width:640px){.scroll table{display:table;min-width:640px}.scroll thead{display:table-header-group}.scroll tbody{display:table-row-group}.scroll tr{display:table-row}.scroll th,.scroll td{display:table-cell;border-bottom:1px solid #dfe3e7;padding:6px 10px 6px 0}dl{grid-template-columns:1fr}dl div{grid-template-columns:110px 1fr}main{padding:20px 16px}nav ul{columns:1}.root-hash{flex-direction:column;align-items:flex-start}.sign-off dd{gap:10px}}
`)

/** The families that a page is printed in, in their order: that of the window, then those for Japanese and Chinese. */
export const printedFamilies = ['Inter', 'Noto Sans JP Variable', 'Noto Sans SC Variable'] as const

const [text, ...others] = printedFamilies.map((family) => `"${family}"`)

/** The type of the window on paper, where every computer has another one of its own. */
export const printedType = new Html(`
body{font-family:${[text, ...others].join()},sans-serif}
.mono,pre{font-family:${['"JetBrains Mono Variable"', ...others].join()},monospace}
`)
