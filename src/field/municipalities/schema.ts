import { builder } from '../../builder.ts'

export const SideEnum = builder.enumType('Side', {
  description: 'On which side of a partnership a municipality stands.',
  values: {
    NORTH: { description: 'A Flemish municipality.' },
    SOUTH: { description: 'A partner municipality in Africa, Latin America or Asia.' },
  } as const,
})

export const Municipality = builder.prismaNode('Municipality', {
  description: 'A Flemish municipality, or one that it works or may work with.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: municipality 12.',
    }),
    name: t.exposeString('name', { description: 'Its official name.' }),
    otherNames: t.exposeStringList('otherNames', {
      description: 'What it is also called, or was called before.',
    }),
    side: t.expose('side', { type: SideEnum, description: 'Flemish, or a partner.' }),
    country: t.relation('country', { description: 'The country it lies in.' }),
    population: t.exposeInt('population', {
      nullable: true,
      description: 'How many people live there; null where nobody noted it.',
    }),
    website: t.expose('website', { type: 'URL', nullable: true, description: 'The address of its website.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put on record.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
