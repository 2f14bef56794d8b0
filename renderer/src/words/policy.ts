/** Beside what a policy fixes. */
export const setByOrganization = 'Set by your organization.'
