import { isForeignPrompt } from '../../fortios/prompt'
import { beginsTypedLine } from './typed-line'

/** No prompt with a command behind it is longer. */
const longest = 300
/** `admin@jump:~$ ssh …`, `[root@jump ~]# ` */
const ofUser = /^\[?[\w.-]+@[\w.-]+[^#$%>]{0,100}[#$%>](?: |$)/

/**
 * Whether a line of output may be a prompt that can't be read as one: of another command line, broken by the terminal,
 * behind something that was put in front of it. Then the output before it may be over, whole or not.
 */
export function looksLikePrompt(text: string, hostnames: ReadonlySet<string>): boolean {
  if (text.length > longest || !/[#$>%]/.test(text)) return false
  if (ofUser.test(text)) return true
  const mark = Math.max(text.lastIndexOf('#'), text.lastIndexOf('$'), text.lastIndexOf('>'))
  if (mark > 0 && mark < text.length - 1) return isTyped(text.slice(mark + 1).trim())
  if (!/[\s)][#$]$/.test(text)) return false
  return isForeignPrompt(`${text} `) || [...hostnames].some((each) => text.includes(each))
}

/** Shorter beginnings of a command may be anything. */
const fewestCharacters = 3

function isTyped(text: string): boolean {
  return text.length >= fewestCharacters && beginsTypedLine(text)
}
