import type { Transaction } from '../db/transact.ts'

export interface Holding {
  one: string
  many: string
  /** Counts the rows of this kind that are not of the example world and refer to it. */
  count: string
}

const of = (table: string) => `(select id from ${table} where is_example)`

/** Every way in which something real can refer to a row of the example world; a test compares it with the foreign keys. */
export const holdings: readonly Holding[] = [
  {
    one: 'lesson',
    many: 'lessons',
    count: `select count(*) from lesson where not is_example and (
      visit_id in ${of('visit')} or partnership_id in ${of('partnership')} or municipality_id in ${of('municipality')}
      or author_id in ${of('app_user')} or author_token_id in ${of('token')}
      or id in (select lesson_id from lesson_citation where document_id in ${of('document')})
      or session_id in (select id from session where event_id in ${of('event')}))`,
  },
  {
    one: 'review of a lesson',
    many: 'reviews of lessons',
    count: `select count(*) from lesson_review r join lesson l on l.id = r.lesson_id where not l.is_example and (
      r.user_id in ${of('app_user')} or r.token_id in ${of('token')})`,
  },
  {
    one: 'good practice',
    many: 'good practices',
    count: `select count(*) from good_practice where not is_example and (
      municipality_id in ${of('municipality')} or author_id in ${of('app_user')} or author_token_id in ${of('token')}
      or id in (select practice_id from good_practice_lesson
                where lesson_id in ${of('lesson')} or partnership_id in ${of('partnership')}))`,
  },
  {
    one: 'question',
    many: 'questions',
    count: `select count(*) from question where not is_example and (
      municipality_id in ${of('municipality')} or author_id in ${of('app_user')} or author_token_id in ${of('token')}
      or id in (select question_id from question_answer where
        lesson_id in ${of('lesson')} or practice_id in ${of('good_practice')} or person_id in ${of('person')}
        or municipality_id in ${of('municipality')} or author_id in ${of('app_user')} or author_token_id in ${of('token')}
        or session_id in (select id from session where event_id in ${of('event')})))`,
  },
  {
    one: 'collection of lessons',
    many: 'collections of lessons',
    count: `select count(*) from lesson_collection where not is_example and (
      municipality_id in ${of('municipality')} or author_id in ${of('app_user')} or author_token_id in ${of('token')}
      or id in (select collection_id from lesson_collection_item where lesson_id in ${of('lesson')}))`,
  },
  {
    one: 'event',
    many: 'events',
    count: `select count(*) from event where not is_example and (
      host_id in ${of('municipality')}
      or id in (select "A" from "_EventOrganisers" where "B" in ${of('municipality')})
      or id in (select "A" from "_EventToProgramme" where "B" in ${of('programme')})
      or id in (select event_id from event_invitation where
        municipality_id in ${of('municipality')} or invited_by_id in ${of('municipality')}
        or practice_id in ${of('good_practice')} or lesson_id in ${of('lesson')} or question_id in ${of('question')})
      or id in (select event_id from session where id in (
        select "B" from "_MunicipalityToSession" where "A" in ${of('municipality')}))
      or id in (select d.event_id from sent_dossier_item i
        join sent_dossier_copy c on c.id = i.copy_id join sent_dossier d on d.id = c.dossier_id
        where i.lesson_id in ${of('lesson')} or i.practice_id in ${of('good_practice')}))`,
  },
  {
    one: 'recommendation',
    many: 'recommendations',
    count: `select count(*) from recommendation where not is_example and (
      visit_id in ${of('visit')} or municipality_id in ${of('municipality')})`,
  },
  {
    one: 'decision on a lesson or practice',
    many: 'decisions on lessons and practices',
    count: `select count(*) from reuse where not is_example and (
      visit_id in ${of('visit')} or lesson_id in ${of('lesson')} or practice_id in ${of('good_practice')}
      or decided_by_id in ${of('app_user')} or outcome_by_id in ${of('app_user')})`,
  },
  {
    one: 'participation',
    many: 'participations',
    count: `select count(*) from participation where not is_example and (
      visit_id in ${of('visit')} or municipality_id in ${of('municipality')} or staff_member_id in ${of('person')}
      or id in (select participation_id from participation_contact where person_id in ${of('person')}))`,
  },
  {
    one: 'change of actors',
    many: 'changes of actors',
    count: `select count(*) from actor_change where not is_example and municipality_id in ${of('municipality')}`,
  },
  {
    one: 'brief',
    many: 'briefs',
    count: `select count(*) from brief where not is_example and (
      visit_id in ${of('visit')} or invitation_id in (select id from visit_invitation where visit_id in ${of('visit')})
      or id in (select brief_id from brief_item
        where lesson_id in ${of('lesson')} or practice_id in ${of('good_practice')}))`,
  },
  {
    one: 'reading of a brief',
    many: 'readings of briefs',
    count: `select count(*) from brief_opening where
      (visit_id in ${of('visit')}) <> (municipality_id in ${of('municipality')})`,
  },
  {
    one: 'document',
    many: 'documents',
    count: `select count(*) from document where not is_example and visit_id in ${of('visit')}`,
  },
  {
    one: 'visit',
    many: 'visits',
    count: `select count(*) from visit where not is_example and (
      programme_id in ${of('programme')}
      or id in (select "B" from "_MunicipalityToVisit" where "A" in ${of('municipality')})
      or id in (select "B" from "_PartnershipToVisit" where "A" in ${of('partnership')})
      or id in (select visit_id from visit_place where municipality_id in ${of('municipality')})
      or id in (select visit_id from delegate
                where municipality_id in ${of('municipality')} or person_id in ${of('person')})
      or id in (select visit_id from visit_activity where person_id in ${of('person')})
      or id in (select visit_id from actor_met where person_id in ${of('person')})
      or id in (select visit_id from personal_report where person_id in ${of('person')})
      or id in (select visit_id from visit_invitation
                where municipality_id in ${of('municipality')} or partnership_id in ${of('partnership')}))`,
  },
  {
    one: 'partnership',
    many: 'partnerships',
    count: `select count(*) from partnership where not is_example and (
      id in (select partnership_id from partnership_member where municipality_id in ${of('municipality')})
      or id in (select partnership_id from coordinator
                where municipality_id in ${of('municipality')} or person_id in ${of('person')})
      or id in (select "A" from "_PartnershipToProgramme" where "B" in ${of('programme')}))`,
  },
  {
    one: 'person',
    many: 'people',
    count: `select count(*) from person where not is_example and municipality_id in ${of('municipality')}`,
  },
  {
    one: 'user',
    many: 'users',
    count: `select count(*) from app_user where not is_example and (
      municipality_id in ${of('municipality')} or person_id in ${of('person')})`,
  },
  {
    one: 'token',
    many: 'tokens',
    count: `select count(*) from token where not is_example and (
      municipality_id in ${of('municipality')} or user_id in ${of('app_user')})`,
  },
]

/** What is real and holds on to the example world, as people say it: ['2 lessons', '1 token']; nothing when it is free to go. */
export async function whatHoldsOn(tx: Transaction): Promise<string[]> {
  const counts = holdings.map(({ count }) => `(${count})::int`).join(',\n')
  const [row] = await tx.$queryRawUnsafe<{ counts: number[] }[]>(`select array[${counts}] as counts`)
  return holdings.flatMap(({ one, many }, place) => {
    const count = row?.counts[place] ?? 0
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
}
