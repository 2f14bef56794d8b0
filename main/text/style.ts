import { Html } from './html'

/** The look of a report: legible in a browser at any width, and on paper, A4 or Letter. */
export const reportStyle = new Html(`
:root{color-scheme:light}
body{font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#14202b;background:#fff;margin:0}
main{max-width:1080px;margin:0 auto;padding:32px 24px}
h1{font-size:26px;line-height:1.25;margin:0 0 8px}
h2{font-size:17px;margin:32px 0 8px}
.lead{font-size:18px;margin:0 0 8px}
dl{margin:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:4px 24px}
dl div{display:grid;grid-template-columns:150px 1fr;gap:12px}
dt{color:#4a5764}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:14px}
th{text-align:left;color:#4a5764;font-weight:600}
th,td{padding:6px 10px 6px 0;border-bottom:1px solid #dfe3e7;vertical-align:top}
.breaks{overflow-wrap:anywhere}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid #0b6b8a;outline-offset:2px}
tr{break-inside:avoid}thead{display:table-header-group}
.mono{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;font-size:13px}
.rehearsal{margin:0;padding:10px 24px;background:#efe8fb;color:#4b2a86;text-align:center}
footer{margin-top:40px;color:#4a5764;font-size:13px}
@media print{main{padding:0;max-width:none}.scroll{overflow:visible}table{font-size:9pt}@page{margin:18mm 16mm}}
@media (max-width:640px){table,thead,tbody,tr,th,td{display:block}thead{display:none}tr{padding:8px 0}td{border:0;padding:2px 0}}
`)
