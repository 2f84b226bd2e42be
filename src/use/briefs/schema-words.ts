import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { BriefItem, BriefType } from './schema.ts'

const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

const BriefHeadings = builder.objectRef<Language>('BriefHeadings').implement({
  description: 'What the parts of a brief are called, as its PDF calls them.',
  fields: t => ({
    brief: t.string({
      description: 'The whole: “Brief for a work visit”.',
      resolve: reader => say(reader, 'briefs.heading.brief'),
    }),
    lessons: t.string({
      description: 'Of `lessons`.',
      resolve: reader => say(reader, 'briefs.heading.lessons'),
    }),
    practices: t.string({
      description: 'Of `practices`.',
      resolve: reader => say(reader, 'briefs.heading.practices'),
    }),
    openRecommendations: t.string({
      description: 'Of `openRecommendations`.',
      resolve: reader => say(reader, 'briefs.heading.openRecommendations'),
    }),
    earlierVisits: t.string({
      description: 'Of `earlierVisits`.',
      resolve: reader => say(reader, 'briefs.heading.earlierVisits'),
    }),
    travelToo: t.string({
      description: 'Of `travelToo`.',
      resolve: reader => say(reader, 'briefs.heading.travelToo'),
    }),
    contacts: t.string({
      description: 'Of `contacts`.',
      resolve: reader => say(reader, 'briefs.heading.contacts'),
    }),
  }),
})

builder.objectFields(BriefType, t => ({
  headings: t.field({
    type: BriefHeadings,
    description: 'What its parts are called.',
    args: { language: t.arg(language) },
    resolve: (_brief, args, context) => languageFor(args, context),
  }),
  pdfUrl: t.string({
    nullable: true,
    description:
      'The address at this server of this brief as a PDF to print, such as /briefs/31.pdf?language=fr; fetch it by GET with the token of this request. Null for a plan that is not on record.',
    args: { language: t.arg(language) },
    resolve: ({ plan: { visit, invitationId } }, args, context) => {
      if (!visit) return null
      const invitation = invitationId && { invitation: encodeGlobalID('VisitInvitation', invitationId) }
      const query = new URLSearchParams({ language: languageFor(args, context), ...invitation })
      return `/briefs/${visit.number}.pdf?${query}`
    },
  }),
}))

builder.objectField(BriefItem, 'languageNote', t =>
  t.string({
    nullable: true,
    description:
      'In which language it was written, in words to put beside it: “in French”. Null where it is that of the reader.',
    args: { language: t.arg(language) },
    resolve: ({ lesson, practice }, args, context) => {
      const reader = languageFor(args, context)
      const written = (lesson ?? practice)?.language
      return written && written !== reader ? say(reader, 'briefs.language', { language: written }) : null
    },
  }),
)
