import { BrowserWindow, session } from 'electron'
import { printedFamilies, type PrintPdf } from '../../evidence/write-evidence'
import { showAllMarks } from '../../text/marks'
import { appOrigin } from '../security/app-scheme'
import { printPreferences } from '../security/web-preferences'
import { printFonts } from './print-fonts'

const address = `${appOrigin}/report.html`
const pageNumber = 'Page <span class="pageNumber"></span> of <span class="totalPages"></span>'

/**
 * Prints a page to PDF in a hidden window of its own: sandboxed, without scripts, in a session that holds nothing
 * else and answers with the page and its type. Tagged, with an outline and page numbers; its text can be selected.
 *
 * @param pagesFolder where the pages of the application are, with the type that it is set in
 */
export async function printPage(
  page: string,
  { size, title, mark }: Parameters<PrintPdf>[1],
  pagesFolder: string,
): Promise<Uint8Array> {
  const fonts = printFonts(pagesFolder, `${mark}${title}Page of 0123456789`)
  const own = session.fromPartition(`print-${Date.now()}`)
  own.protocol.handle('app', ({ url }) => {
    if (url === address) return answerWith(page, 'text/html; charset=utf-8')
    const font = url.startsWith(`${appOrigin}/`) ? fonts.fileAt(url.slice(appOrigin.length)) : null
    return font ? answerWith(font.body, font.type) : new Response(null, { status: 404 })
  })
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
      headerTemplate: margin(fonts.ofMargins, '#5f36a8', escaped(mark)),
      footerTemplate: margin(fonts.ofMargins, '#45525f', escaped(title), pageNumber),
    })
  } finally {
    window.destroy()
    own.protocol.unhandle('app')
  }
}

function answerWith(body: string | Uint8Array, type: string): Response {
  return new Response(body, { headers: { 'content-type': type } })
}

const family = [...printedFamilies.map((name) => `'${name}'`), 'sans-serif'].join()

function margin(fontFaces: string, color: string, left: string, right = ''): string {
  return `<style>${fontFaces}</style><div style="width:100%;margin:0 16mm;display:flex;justify-content:space-between;font:8px ${family};color:${color}"><span>${left}</span><span>${right}</span></div>`
}

function escaped(text: string): string {
  return showAllMarks(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
