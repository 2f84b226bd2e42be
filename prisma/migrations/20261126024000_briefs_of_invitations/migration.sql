-- DropIndex
DROP INDEX "reuse_visit_id_lesson_id_key";

-- DropIndex
DROP INDEX "reuse_visit_id_practice_id_key";

-- AlterTable
ALTER TABLE "brief" ADD COLUMN     "invitation_id" UUID,
ALTER COLUMN "visit_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "reuse" ADD COLUMN     "invitation_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "brief_invitation_id_key" ON "brief"("invitation_id");

-- CreateIndex
CREATE INDEX "reuse_visit_id_idx" ON "reuse"("visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "reuse_invitation_id_lesson_id_key" ON "reuse"("invitation_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "reuse_invitation_id_practice_id_key" ON "reuse"("invitation_id", "practice_id");

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "visit_invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief" ADD CONSTRAINT "brief_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "visit_invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Once for each visit; or, of what the association organises for several, once for each that comes along.
create unique index reuse_once_of_lesson on reuse (visit_id, lesson_id) where invitation_id is null;
create unique index reuse_once_of_practice on reuse (visit_id, practice_id) where invitation_id is null;

alter table brief add constraint brief_of_a_visit_or_an_invitation check (num_nonnulls(visit_id, invitation_id) = 1);

-- Whoever was invited decides once it comes along, and for the visit that it was invited to.
create function comes_along(invitation uuid, visit uuid) returns boolean language plpgsql as $$
begin
  -- Locked as a row, so that nobody stays at home while something is decided for him.
  perform from visit_invitation i
  where i.id = invitation and i.answer = 'ACCEPTED' and (comes_along.visit is null or i.visit_id = comes_along.visit)
  for share;
  return found;
end $$;

create or replace function check_reuse() returns trigger language plpgsql as $$
declare
  its visit;
begin
  select * into its from visit where id = new.visit_id for share;
  if its.cancelled_on is not null then
    raise exception 'This visit was cancelled; nothing is decided for it any more.' using errcode = 'check_violation', constraint = 'reuse_of_a_visit_that_is_made';
  end if;
  if new.invitation_id is not null and not comes_along(new.invitation_id, new.visit_id) then
    raise exception 'Whoever was invited to this visit, and comes along, decides for its own partnership.' using errcode = 'check_violation', constraint = 'reuse_of_whom_comes_along';
  end if;
  if new.outcome_on < its.starts_on then
    raise exception 'What came of it is told once the visit has begun.' using errcode = 'check_violation', constraint = 'reuse_outcome_after_the_visit_began';
  end if;
  return new;
end $$;

create function check_brief() returns trigger language plpgsql as $$
begin
  if not comes_along(new.invitation_id, null) then
    raise exception 'The brief of an invitation is fixed for whom comes along.' using errcode = 'check_violation', constraint = 'brief_of_whom_comes_along';
  end if;
  return new;
end $$;
create trigger brief_of_invitation_checked before insert or update of invitation_id on brief
  for each row when (new.invitation_id is not null) execute function check_brief();

-- In which partnerships something was decided: those of the visit, or of the invitation that decided for itself.
create function partnerships_of_reuse(its reuse) returns table (id uuid) language sql stable as $$
  select j."A" from "_PartnershipToVisit" j where j."B" = its.visit_id and its.invitation_id is null
  union all
  select i.partnership_id from visit_invitation i where i.id = its.invitation_id and i.partnership_id is not null
$$;

create or replace function recount_reuse(changed uuid) returns void language plpgsql as $$
declare
  own_partnership uuid;
  visits int; partnerships int; helped int; indifferent int; wrong int; elsewhere int;
begin
  -- Two visits that decide on one lesson at once: the second waits here, and its count sees both.
  select l.partnership_id into own_partnership from lesson l where l.id = changed for update;
  if not found then return; end if;
  select count(distinct r.visit_id), count(distinct r.visit_id) filter (where r.outcome = 'HELPED'),
         count(distinct r.visit_id) filter (where r.outcome = 'MADE_NO_DIFFERENCE'),
         count(distinct r.visit_id) filter (where r.outcome = 'WAS_WRONG'),
         count(distinct p.id),
         count(distinct p.id) filter (where r.outcome = 'HELPED' and p.id is distinct from own_partnership)
  into visits, helped, indifferent, wrong, partnerships, elsewhere
  from reuse r
  join visit v on v.id = r.visit_id
  left join visit_invitation i on i.id = r.invitation_id
  left join lateral partnerships_of_reuse(r) p on true
  where r.lesson_id = changed and r.decision <> 'NOT_APPLICABLE' and v.cancelled_on is null and not v.is_draft
    -- Whoever stays at home after all used nothing.
    and (i.id is null or i.answer = 'ACCEPTED');
  update lesson l
  set used_in_visits = visits, used_in_partnerships = partnerships, times_helped = helped,
      times_no_difference = indifferent, times_wrong = wrong, helped_elsewhere = elsewhere
  where l.id = changed and (l.used_in_visits, l.used_in_partnerships, l.times_helped, l.times_no_difference, l.times_wrong, l.helped_elsewhere)
    is distinct from (visits, partnerships, helped, indifferent, wrong, elsewhere);
end $$;

create function reuse_of_invitation_changed() returns trigger language plpgsql as $$
begin
  perform recount_reuse(r.lesson_id) from (
    select distinct lesson_id from reuse where invitation_id = new.id and lesson_id is not null order by lesson_id) r;
  return null;
end $$;
create trigger visit_invitation_reuse_counted after update of answer, partnership_id on visit_invitation
  for each row when ((old.answer, old.partnership_id) is distinct from (new.answer, new.partnership_id))
  execute function reuse_of_invitation_changed();

create or replace function check_practice(practice_id uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from good_practice p where p.id = practice_id and p.state = 'PUBLISHED') and (
    select count(distinct confirmed.partnership) from (
      select l.partnership_id from good_practice_lesson l where l.practice_id = check_practice.practice_id
      union all
      select p.id from good_practice_lesson l
      join reuse r on r.lesson_id = l.lesson_id and r.outcome = 'HELPED'
      cross join lateral partnerships_of_reuse(r) p
      where l.practice_id = check_practice.practice_id
    ) confirmed (partnership)
  ) < 2 then
    raise exception 'A good practice is confirmed in at least two partnerships.' using errcode = 'check_violation', constraint = 'good_practice_two_partnerships';
  end if;
end $$;
