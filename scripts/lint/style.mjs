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
    'short-form': {
      create: (context) => inText(context, /\bcan(?:not| not)\b/i, 'Write "can’t", the one form here.'),
    },
  },
}
