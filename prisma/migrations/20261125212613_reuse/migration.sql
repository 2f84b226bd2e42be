-- CreateEnum
CREATE TYPE "ReuseDecision" AS ENUM ('APPLY', 'ADAPT', 'NOT_APPLICABLE');

-- CreateEnum
CREATE TYPE "ReuseOutcome" AS ENUM ('HELPED', 'MADE_NO_DIFFERENCE', 'WAS_WRONG');

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "helped_elsewhere" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "times_helped" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "times_no_difference" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "times_wrong" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "used_in_partnerships" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "used_in_visits" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "reuse" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "lesson_id" UUID,
    "practice_id" UUID,
    "decision" "ReuseDecision" NOT NULL,
    "reason" TEXT,
    "decided_on" DATE NOT NULL,
    "outcome" "ReuseOutcome",
    "note" TEXT,
    "outcome_on" DATE,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reuse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reuse_lesson_id_idx" ON "reuse"("lesson_id");

-- CreateIndex
CREATE INDEX "reuse_practice_id_idx" ON "reuse"("practice_id");

-- CreateIndex
CREATE INDEX "reuse_decided_on_id_idx" ON "reuse"("decided_on" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reuse_visit_id_lesson_id_key" ON "reuse"("visit_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "reuse_visit_id_practice_id_key" ON "reuse"("visit_id", "practice_id");

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table reuse
  add constraint reuse_of_one_thing check (num_nonnulls(lesson_id, practice_id) = 1),
  add constraint reuse_says_why_not_as_it_is check (decision = 'APPLY' or btrim(coalesce(reason, '')) <> ''),
  add constraint reuse_outcome_has_its_day check ((outcome is null) = (outcome_on is null)),
  add constraint reuse_outcome_of_what_was_used check (outcome is null or decision <> 'NOT_APPLICABLE'),
  add constraint reuse_says_what_was_wrong check (outcome is distinct from 'WAS_WRONG' or btrim(coalesce(note, '')) <> ''),
  add constraint reuse_note_with_an_outcome check (outcome is not null or note is null),
  add constraint reuse_sizes check (char_length(coalesce(reason, '')) <= 4000 and char_length(coalesce(note, '')) <= 4000);

-- Only a visit that is made uses anything, and nothing comes of it before it begins.
create function check_reuse() returns trigger language plpgsql as $$
declare
  its visit;
begin
  select * into its from visit where id = new.visit_id for share;
  if its.cancelled_on is not null then
    raise exception 'This visit was cancelled; nothing is decided for it any more.' using errcode = 'check_violation', constraint = 'reuse_of_a_visit_that_is_made';
  end if;
  if new.outcome_on < its.starts_on then
    raise exception 'What came of it is told once the visit has begun.' using errcode = 'check_violation', constraint = 'reuse_outcome_after_the_visit_began';
  end if;
  return new;
end $$;
create trigger reuse_fits_visit before insert or update on reuse for each row execute function check_reuse();

-- The standing of a lesson stands in its own row, so that showing it with a hit costs nothing. Counted anew from the
-- decisions, never added to: whoever wrote them and however they went.
create function recount_reuse(changed uuid) returns void language plpgsql as $$
declare
  own_partnership uuid;
  visits int; partnerships int; helped int; indifferent int; wrong int; elsewhere int;
begin
  -- Two visits that decide on one lesson at once: the second waits here, and its count sees both.
  select l.partnership_id into own_partnership from lesson l where l.id = changed for update;
  if not found then return; end if;
  select count(*), count(*) filter (where r.outcome = 'HELPED'),
         count(*) filter (where r.outcome = 'MADE_NO_DIFFERENCE'), count(*) filter (where r.outcome = 'WAS_WRONG')
  into visits, helped, indifferent, wrong
  from reuse r join visit v on v.id = r.visit_id
  where r.lesson_id = changed and r.decision <> 'NOT_APPLICABLE' and v.cancelled_on is null;
  select count(distinct j."A"),
         count(distinct j."A") filter (where r.outcome = 'HELPED' and j."A" is distinct from own_partnership)
  into partnerships, elsewhere
  from reuse r join visit v on v.id = r.visit_id join "_PartnershipToVisit" j on j."B" = v.id
  where r.lesson_id = changed and r.decision <> 'NOT_APPLICABLE' and v.cancelled_on is null;
  update lesson l
  set used_in_visits = visits, used_in_partnerships = partnerships, times_helped = helped,
      times_no_difference = indifferent, times_wrong = wrong, helped_elsewhere = elsewhere
  where l.id = changed and (l.used_in_visits, l.used_in_partnerships, l.times_helped, l.times_no_difference, l.times_wrong, l.helped_elsewhere)
    is distinct from (visits, partnerships, helped, indifferent, wrong, elsewhere);
end $$;

create function reuse_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform recount_reuse(old.lesson_id); end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.lesson_id is distinct from old.lesson_id) then
    perform recount_reuse(new.lesson_id);
  end if;
  return null;
end $$;
create trigger reuse_counted after insert or update or delete on reuse for each row execute function reuse_changed();

-- A cancelled visit used nothing; and of which partnership a visit is can change.
create function reuse_of_visit_changed() returns trigger language plpgsql as $$
declare
  its uuid := coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0])::uuid;
begin
  perform recount_reuse(r.lesson_id) from (
    select distinct lesson_id from reuse where visit_id = its and lesson_id is not null order by lesson_id) r;
  return null;
end $$;
create trigger visit_reuse_counted after update of cancelled_on on visit
  for each row when (old.cancelled_on is distinct from new.cancelled_on) execute function reuse_of_visit_changed('id');
create trigger visit_partnership_reuse_counted after insert or delete on "_PartnershipToVisit"
  for each row execute function reuse_of_visit_changed('B');

create function reuse_of_lesson_changed() returns trigger language plpgsql as $$
begin
  perform recount_reuse(new.id);
  return null;
end $$;
create trigger lesson_reuse_counted after update of partnership_id on lesson
  for each row when (old.partnership_id is distinct from new.partnership_id) execute function reuse_of_lesson_changed();

-- What helped in a partnership is confirmed there, as by a lesson that was learned there.
create or replace function check_practice(practice_id uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from good_practice p where p.id = practice_id and p.state = 'PUBLISHED') and (
    select count(distinct confirmed.partnership) from (
      select l.partnership_id from good_practice_lesson l where l.practice_id = check_practice.practice_id
      union all
      select j."A" from good_practice_lesson l
      join reuse r on r.lesson_id = l.lesson_id and r.outcome = 'HELPED'
      join "_PartnershipToVisit" j on j."B" = r.visit_id
      where l.practice_id = check_practice.practice_id
    ) confirmed (partnership)
  ) < 2 then
    raise exception 'A good practice is confirmed in at least two partnerships.' using errcode = 'check_violation', constraint = 'good_practice_two_partnerships';
  end if;
end $$;

-- Lessons that wait to be promoted.
create index lesson_helped_elsewhere on lesson (created_at desc, id desc) where helped_elsewhere > 0;
