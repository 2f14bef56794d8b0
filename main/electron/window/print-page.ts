import { BrowserWindow, session } from 'electron'
import type { PrintPdf } from '../../evidence/write-evidence'
import { appOrigin } from '../security/app-scheme'
import { printPreferences } from '../security/web-preferences'

const address = `${appOrigin}/report.html`

/**
 * Prints a page to PDF in a hidden window of its own: sandboxed, without scripts, in a session that holds nothing
 * else and answers one address. Tagged, with an outline and page numbers; its text can be selected.
 */
export const printPage: PrintPdf = async (page, { size, title, mark }) => {
  const own = session.fromPartition(`print-${Date.now()}`)
  own.protocol.handle('app', ({ url }) =>
    url === address
      ? new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
      : new Response(null, { status: 404 }),
  )
  const window = new BrowserWindow({ show: false, webPreferences: printPreferences(own) })
  try {
    await window.loadURL(address)
    return await window.webContents.printToPDF({
      pageSize: size,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      margins: { top: 0.75, bottom: 0.75, left: 0.63, right: 0.63 },
      headerTemplate: margin(mark, '', '#5f36a8'),
      footerTemplate: margin(
        escaped(title),
        'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
        '#45525f',
      ),
    })
  } finally {
    window.destroy()
    own.protocol.unhandle('app')
  }
}

function margin(left: string, right: string, color: string): string {
  return `<div style="width:100%;margin:0 16mm;display:flex;justify-content:space-between;font:8px sans-serif;color:${color}"><span>${left}</span><span>${right}</span></div>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
