/** The present revision of the remembered tables, as a cell of whatever statement wants to know it. */
export const revisionCell = '(select revision::text from reference_revision)'
