/**
 * How this project writes, where no rule of the linter knows it: a plugin for oxlint.config.mjs.
 */

/** Reports text that a person may read: strings, templates and what stands between tags. */
const inText = (context, pattern, message) => {
  const judge = (node, text) => {
    if (pattern.test(text)) context.report({ node, message })
  }
  return {
    Literal: (node) => {
      if (typeof node.value === 'string') judge(node, node.value)
    },
    TemplateElement: (node) => judge(node, node.value.raw),
    JSXText: (node) => judge(node, node.value),
  }
}

/** Names of attributes and properties whose text a person reads or hears. */
const shown =
  /^(?:about|alt|aria-(?:label|description|valuetext)|go|hint|label|legend|name|noun|placeholder|problem|stay|summary|text|title|words)$/

/**
 * What text is in no language: it names classes, elements or modules, is for a person who mends the program, or is an
 * argument of a message by the name of what is typed or of an entry of the configuration.
 */
const isUnread = (node) => {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'JSXAttribute' && /^(?:className|look|id|rel|style|key)$/.test(at.name.name)) return true
    if (/^(?:Import|Export\w*From|ExportAll)/.test(at.type)) return true
    if (at.type === 'Property' && /^(?:entry|line)$/.test(at.key.name ?? '')) return true
    if (at.type === 'VariableDeclarator' && at.id.name === 'look') return true
    if (at.type === 'NewExpression' && at.callee.name?.endsWith('Error')) return true
    if (
      at.type === 'CallExpression' &&
      /^(?:querySelector|querySelectorAll|closest|matches)$/.test(at.callee.property?.name ?? '')
    )
      return true
    if (/^(?:TSLiteralType|JSXElement|.*Function.*|.*Statement)$/.test(at.type)) return false
  }
  return false
}

/** Whether text is of a property or attribute that is shown. */
const isShown = ({ parent }) =>
  (parent.type === 'JSXAttribute' && shown.test(parent.name.name)) ||
  (parent.type === 'Property' && shown.test(parent.key.name ?? parent.key.value ?? ''))

/** Whether text is a command of FortiOS that a message is handed as an argument. */
const isCommandToSay = ({ parent }, text) =>
  /^(?:config|diagnose|execute|get|show) [a-z\d -]+$/.test(text) &&
  parent.type === 'Property' &&
  /^(?:say|draw)$/.test(parent.parent.parent.callee?.name ?? '')

/** Whether text is what an option stands for; its title is what is read. */
const isOptionValue = ({ parent }) =>
  parent.type === 'Property' &&
  parent.key.name === 'value' &&
  parent.parent.properties.some(({ key }) => key?.name === 'title')

/** `SHA-256`: a name that is the same in every language. */
const algorithm = /^[A-Z]+-\d+$/

/** Reports words that a person reads and that stand in no catalog. */
const outsideCatalog = (context) => {
  const report = (node) =>
    context.report({ node, message: 'Words for people stand in a catalog (docs/decisions/018-catalog.md).' })
  const judge = (node, text) => {
    if (isUnread(node) || isOptionValue(node) || isCommandToSay(node, text) || algorithm.test(text)) return
    if (/\p{L}{2,}[,.:;]? \p{L}/u.test(text) || (isShown(node) && /^\p{Lu}\p{L}/u.test(text))) report(node)
  }
  return {
    Literal: (node) => {
      if (typeof node.value === 'string') judge(node, node.value)
    },
    TemplateElement: (node) => judge(node, node.value.raw),
    JSXText: (node) => {
      // The name of the product is the same in every language.
      if (/\p{L}{2}/u.test(node.value.replaceAll('Tokenferry', ''))) report(node)
    },
  }
}

export default {
  meta: { name: 'style' },
  rules: {
    'private-keyword': {
      create: (context) => ({
        PrivateIdentifier: (node) =>
          context.report({ node, message: `Write "private ${node.name}": one way to say it is enough.` }),
      }),
    },
    'curly-apostrophe': {
      create: (context) =>
        inText(
          context,
          /\p{L}'\p{L}/u,
          'In a sentence that is shown the apostrophe is ’, not the straight one.',
        ),
    },
    catalog: { create: outsideCatalog },
    'short-form': {
      create: (context) => inText(context, /\bcan(?:not| not)\b/i, 'Write "can’t", the one form here.'),
    },
  },
}
