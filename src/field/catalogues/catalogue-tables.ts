import type { Transaction } from '../../db/transact.ts'
import { addPolicyDomains, changePolicyDomain, storedPolicyDomains } from './policy-domain-rows.ts'
import { type InFourLanguages, readCatalogue } from './read-catalogue.ts'

/** A catalogue on both sides: its rows as the file has them, and as its table has them, in the same columns. */
export interface CatalogueTable<Row extends { code: string }> {
  read(folder: URL): Promise<Row[]>
  stored(tx: Transaction): Promise<Row[]>
  add(tx: Transaction, rows: Row[]): Promise<unknown>
  change(tx: Transaction, row: Row): Promise<unknown>
}

const table = <Row extends { code: string }>(of: CatalogueTable<Row>): CatalogueTable<Row> => of

export const missionTypes = table({
  read: async folder =>
    (await readCatalogue('mission-types', folder)).map(({ label, does, learns, ...type }) => ({
      ...type,
      ...labels(label),
      doesNl: does.nl,
      doesFr: does.fr,
      doesEs: does.es,
      doesEn: does.en,
      learnsNl: learns.nl,
      learnsFr: learns.fr,
      learnsEs: learns.es,
      learnsEn: learns.en,
    })),
  stored: tx => tx.missionType.findMany({ omit: { id: true } }),
  add: (tx, data) => tx.missionType.createMany({ data }),
  change: (tx, data) => tx.missionType.update({ where: { code: data.code }, data }),
})

export const activities = table({
  read: async folder =>
    (await readCatalogue('activities', folder)).map(({ label, ...row }) => ({ ...row, ...labels(label) })),
  stored: tx => tx.activity.findMany({ omit: { id: true } }),
  add: (tx, data) => tx.activity.createMany({ data }),
  change: (tx, data) => tx.activity.update({ where: { code: data.code }, data }),
})

export const regions = table({
  read: async folder =>
    (await readCatalogue('regions', folder)).map(({ code, parent }) => ({ code, parentCode: parent })),
  stored: tx => tx.region.findMany(),
  // One statement: parents may stand in it beside their children.
  add: (tx, data) => tx.region.createMany({ data }),
  change: (tx, data) => tx.region.update({ where: { code: data.code }, data }),
})

export const countries = table({
  read: async folder =>
    (await readCatalogue('countries', folder)).map(({ region, ...row }) => ({ ...row, regionCode: region })),
  stored: tx => tx.country.findMany(),
  add: (tx, data) => tx.country.createMany({ data }),
  change: (tx, data) => tx.country.update({ where: { code: data.code }, data }),
})

export const programmes = table({
  read: async folder =>
    (await readCatalogue('programmes', folder)).map(({ label, ...row }) => ({ ...row, ...labels(label) })),
  stored: tx => tx.programme.findMany({ omit: { id: true, isExample: true } }),
  add: (tx, data) => tx.programme.createMany({ data }),
  change: (tx, data) => tx.programme.update({ where: { code: data.code }, data }),
})

export const collections = table({
  read: async folder =>
    (await readCatalogue('collections', folder)).map(({ label, ...row }) => ({ ...row, ...labels(label) })),
  stored: tx => tx.collection.findMany({ omit: { id: true } }),
  add: (tx, data) => tx.collection.createMany({ data }),
  change: (tx, data) => tx.collection.update({ where: { code: data.code }, data }),
})

export const policyDomains = table({
  read: async folder =>
    (await readCatalogue('policy-domains', folder)).map(({ parent, label, dac, sdg, ...row }) => ({
      ...row,
      parent,
      ...labels(label),
      dacCodes: dac,
      sdgCodes: sdg,
    })),
  stored: storedPolicyDomains,
  add: addPolicyDomains,
  change: changePolicyDomain,
})

function labels({ nl, fr, es, en }: InFourLanguages) {
  return { labelNl: nl, labelFr: fr, labelEs: es, labelEn: en }
}
