/**
 * The rehearsals of a recording, chosen to differ: every way in which a license ends, a single device and a cluster,
 * with VDOMs and without, a sample and a backup of one's own, and what stops a run before anything is changed. None in
 * which the device and we race each other (`fails-over`, `reboots`): there the quickness of the computer decides.
 */
const own = 'assets/samples/vendor-page.conf'

/**
 * What is rehearsed, by the name of its folder in the recording. Without a backup it is the sample company: a cluster
 * with three VDOMs and two licenses.
 *
 * @type {Readonly<Record<string, { readonly scenario: string, readonly backup?: string }>>}
 */
export const recorded = {
  ready: { scenario: 'ready' },
  'not-authorized': { scenario: 'not-authorized' },
  partial: { scenario: 'partial' },
  'credit-based': { scenario: 'credit-based' },
  'someone-else': { scenario: 'someone-else' },
  'someone-else-between': { scenario: 'someone-else-between' },
  'cut-after-yes-committed': { scenario: 'cut-after-yes-committed' },
  'not-in-cloud-yet': { scenario: 'not-in-cloud-yet' },
  'own-ready': { scenario: 'ready', backup: own },
  'own-ha-pair': { scenario: 'ha-pair', backup: own },
  'own-no-license': { scenario: 'no-license', backup: own },
  'own-console-message': { scenario: 'console-message', backup: own },
  'own-another-wording': { scenario: 'another-wording', backup: own },
  'own-cut-after-yes-not-started': { scenario: 'cut-after-yes-not-started', backup: own },
  'own-cut-after-yes-late': { scenario: 'cut-after-yes-late', backup: own },
}
