-- CreateEnum
CREATE TYPE "ActorChangeKind" AS ENUM ('COORDINATOR', 'COALITION', 'COUNTERPART');

-- CreateEnum
CREATE TYPE "ParticipationSide" AS ENUM ('MUNICIPALITY', 'ASSOCIATION');

-- CreateEnum
CREATE TYPE "ParticipationState" AS ENUM ('ADVISED', 'ASKED', 'WANTED', 'NOT_WANTED', 'ACCEPTED', 'REFUSED', 'ACCOMPANIED', 'NOT_ACCOMPANIED', 'WITHDRAWN', 'VOID');

-- CreateEnum
CREATE TYPE "RefusalGround" AS ENUM ('NOT_OPPORTUNE', 'NO_TIME', 'NO_BUDGET');

-- CreateEnum
CREATE TYPE "WeighingReason" AS ENUM ('SUBSTANTIVE_PROBLEMS', 'RELATIONAL_PROBLEMS', 'CONTINUITY', 'PLANNED_ACTIVITIES', 'FOLLOW_UP', 'COMBINATION');

-- CreateEnum
CREATE TYPE "WeighingAdvice" AS ENUM ('JOIN', 'DO_NOT_JOIN');

-- CreateEnum
CREATE TYPE "WeighingArea" AS ENUM ('COUNTRY', 'SUBREGION', 'CONTINENT');

-- CreateTable
CREATE TABLE "actor_change" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "kind" "ActorChangeKind" NOT NULL,
    "changed_on" DATE NOT NULL,
    "note" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actor_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "begun_by" "ParticipationSide" NOT NULL,
    "state" "ParticipationState" NOT NULL,
    "period_from" DATE NOT NULL,
    "period_until" DATE NOT NULL,
    "why" TEXT NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "decided_on" DATE,
    "refusal_ground" "RefusalGround",
    "decision_reason" TEXT,
    "ended_on" DATE,
    "ended_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation_contact" (
    "id" UUID NOT NULL,
    "participation_id" UUID NOT NULL,
    "spoken_on" DATE NOT NULL,
    "person_id" UUID,
    "job_title" TEXT,
    "agreed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participation_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stated_reason" (
    "id" UUID NOT NULL,
    "participation_id" UUID NOT NULL,
    "reason" "WeighingReason" NOT NULL,
    "side" "ParticipationSide" NOT NULL,
    "sentence" TEXT NOT NULL,
    "visit_id" UUID,
    "recommendation_id" UUID,
    "lesson_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stated_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weighing_rule" (
    "id" UUID NOT NULL,
    "recent_months" INTEGER NOT NULL,
    "together_weeks" INTEGER NOT NULL,
    "area" "WeighingArea" NOT NULL,
    "required" INTEGER[],
    "reason" TEXT NOT NULL,
    "user_id" UUID,
    "token_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "weighing_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weighing" (
    "participation_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "required" INTEGER NOT NULL,
    "reasons" "WeighingReason"[],
    "advice" "WeighingAdvice" NOT NULL,
    "recent_months" INTEGER NOT NULL,
    "together_weeks" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outdated_since" TIMESTAMPTZ(3),

    CONSTRAINT "weighing_pkey" PRIMARY KEY ("participation_id")
);

-- CreateTable
CREATE TABLE "weighing_evidence" (
    "id" UUID NOT NULL,
    "weighing_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" "WeighingReason" NOT NULL,
    "side" "ParticipationSide",
    "sentence" TEXT,
    "change" "ActorChangeKind",
    "changed_in" TEXT,
    "changed_on" DATE,
    "visit_id" UUID,
    "recommendation_id" UUID,
    "lesson_id" UUID,

    CONSTRAINT "weighing_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_ActivityToParticipation" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_ActivityToParticipation_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "actor_change_municipality_id_changed_on_idx" ON "actor_change"("municipality_id", "changed_on");

-- CreateIndex
CREATE UNIQUE INDEX "participation_number_key" ON "participation"("number");

-- CreateIndex
CREATE INDEX "participation_visit_id_idx" ON "participation"("visit_id");

-- CreateIndex
CREATE INDEX "participation_municipality_id_idx" ON "participation"("municipality_id");

-- CreateIndex
CREATE INDEX "participation_staff_member_id_idx" ON "participation"("staff_member_id");

-- CreateIndex
CREATE INDEX "participation_period_from_id_idx" ON "participation"("period_from", "id");

-- CreateIndex
CREATE INDEX "participation_contact_participation_id_spoken_on_idx" ON "participation_contact"("participation_id", "spoken_on");

-- CreateIndex
CREATE INDEX "participation_contact_person_id_idx" ON "participation_contact"("person_id");

-- CreateIndex
CREATE INDEX "stated_reason_visit_id_idx" ON "stated_reason"("visit_id");

-- CreateIndex
CREATE INDEX "stated_reason_recommendation_id_idx" ON "stated_reason"("recommendation_id");

-- CreateIndex
CREATE INDEX "stated_reason_lesson_id_idx" ON "stated_reason"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "stated_reason_participation_id_reason_side_key" ON "stated_reason"("participation_id", "reason", "side");

-- CreateIndex
CREATE INDEX "weighing_rule_at_id_idx" ON "weighing_rule"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "weighing_rule_user_id_idx" ON "weighing_rule"("user_id");

-- CreateIndex
CREATE INDEX "weighing_rule_token_id_idx" ON "weighing_rule"("token_id");

-- CreateIndex
CREATE INDEX "weighing_evidence_weighing_id_position_idx" ON "weighing_evidence"("weighing_id", "position");

-- CreateIndex
CREATE INDEX "weighing_evidence_visit_id_idx" ON "weighing_evidence"("visit_id");

-- CreateIndex
CREATE INDEX "weighing_evidence_recommendation_id_idx" ON "weighing_evidence"("recommendation_id");

-- CreateIndex
CREATE INDEX "weighing_evidence_lesson_id_idx" ON "weighing_evidence"("lesson_id");

-- CreateIndex
CREATE INDEX "_ActivityToParticipation_B_index" ON "_ActivityToParticipation"("B");

-- AddForeignKey
ALTER TABLE "actor_change" ADD CONSTRAINT "actor_change_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_staff_member_id_fkey" FOREIGN KEY ("staff_member_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_contact" ADD CONSTRAINT "participation_contact_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_contact" ADD CONSTRAINT "participation_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_reason" ADD CONSTRAINT "stated_reason_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_reason" ADD CONSTRAINT "stated_reason_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_reason" ADD CONSTRAINT "stated_reason_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_reason" ADD CONSTRAINT "stated_reason_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_rule" ADD CONSTRAINT "weighing_rule_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_rule" ADD CONSTRAINT "weighing_rule_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing" ADD CONSTRAINT "weighing_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_evidence" ADD CONSTRAINT "weighing_evidence_weighing_id_fkey" FOREIGN KEY ("weighing_id") REFERENCES "weighing"("participation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_evidence" ADD CONSTRAINT "weighing_evidence_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_evidence" ADD CONSTRAINT "weighing_evidence_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weighing_evidence" ADD CONSTRAINT "weighing_evidence_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ActivityToParticipation" ADD CONSTRAINT "_ActivityToParticipation_A_fkey" FOREIGN KEY ("A") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ActivityToParticipation" ADD CONSTRAINT "_ActivityToParticipation_B_fkey" FOREIGN KEY ("B") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table actor_change
  add constraint actor_change_is_not_of_a_coordinator check (kind <> 'COORDINATOR'),
  add constraint actor_change_note_size check (char_length(coalesce(note, '')) <= 2000);

alter table participation
  add constraint participation_says_why check (btrim(why) <> '' and char_length(why) <= 4000),
  add constraint participation_period_ends_after_start check (period_until >= period_from),
  add constraint participation_begun_by_whoever_asks_or_advises check (
    (state <> 'ASKED' or begun_by = 'MUNICIPALITY') and (state <> 'ADVISED' or begun_by = 'ASSOCIATION')),
  add constraint participation_decided_has_its_day check (
    case when state in ('ACCEPTED', 'REFUSED', 'ACCOMPANIED', 'NOT_ACCOMPANIED') then decided_on is not null
         when state in ('ADVISED', 'ASKED', 'WANTED', 'NOT_WANTED') then decided_on is null
         else true end),
  add constraint participation_refused_on_a_ground check ((state = 'REFUSED') = (refusal_ground is not null)),
  add constraint participation_refused_in_a_sentence
    check (state <> 'REFUSED' or btrim(coalesce(decision_reason, '')) <> ''),
  add constraint participation_reason_is_of_a_decision check (decision_reason is null or decided_on is not null),
  add constraint participation_ended_has_its_day check (
    (state in ('NOT_WANTED', 'WITHDRAWN', 'VOID', 'ACCOMPANIED', 'NOT_ACCOMPANIED')) = (ended_on is not null)),
  add constraint participation_says_why_against_advice check (
    (state <> 'NOT_WANTED' or begun_by = 'MUNICIPALITY' or btrim(coalesce(ended_reason, '')) <> '')
    and (state <> 'NOT_ACCOMPANIED' or btrim(coalesce(ended_reason, '')) <> '')),
  add constraint participation_sizes check (
    char_length(coalesce(decision_reason, '')) <= 4000 and char_length(coalesce(ended_reason, '')) <= 4000);

-- One at a time: a municipality asks again, or is advised again, once the former has come to an end.
create unique index participation_open on participation (visit_id, municipality_id)
  where state in ('ADVISED', 'ASKED', 'WANTED', 'ACCEPTED');

-- Whichever state follows which, as src/visits/participation/rules.ts has it; a test holds the two together.
create function participation_moves(before "ParticipationState", after "ParticipationState") returns boolean
language sql immutable as $$
  select case before
    when 'ASKED' then after in ('WANTED', 'NOT_WANTED', 'REFUSED', 'WITHDRAWN', 'VOID')
    when 'ADVISED' then after in ('WANTED', 'NOT_WANTED', 'WITHDRAWN', 'VOID')
    when 'WANTED' then after in ('ACCEPTED', 'REFUSED', 'WITHDRAWN', 'VOID')
    when 'ACCEPTED' then after in ('ACCOMPANIED', 'NOT_ACCOMPANIED', 'WITHDRAWN', 'VOID')
    else false
  end
$$;

create function check_participation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    -- A new id of the same municipality or visit is passed on; then there is none of the old id any more.
    if new.begun_by <> old.begun_by
      or (new.municipality_id <> old.municipality_id and exists (select from municipality where id = old.municipality_id))
      or (new.visit_id <> old.visit_id and exists (select from visit where id = old.visit_id)) then
      raise exception 'A participation stays with its visit and its municipality, and with who began it.'
        using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and not participation_moves(old.state, new.state) then
      raise exception 'A participation that is % does not become %.', old.state, new.state
        using errcode = 'integrity_constraint_violation';
    end if;
  else
    if new.state not in ('ASKED', 'ADVISED') then
      raise exception 'A participation begins with being asked or advised.' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select from "_MunicipalityToVisit" where "A" = new.municipality_id and "B" = new.visit_id) then
      raise exception 'Participation is for a municipality that travels on the visit.' using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  if new.state <> 'VOID' and (tg_op = 'INSERT' or new.state <> old.state)
    and exists (select from visit where id = new.visit_id and cancelled_on is not null) then
    raise exception 'This visit was cancelled; nobody joins it.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger participation_checked before insert or update on participation
  for each row execute function check_participation();

create function check_staff_member() returns trigger language plpgsql as $$
begin
  if not exists (select from person where id = new.staff_member_id and municipality_id is null and btrim(coalesce(telephone, '')) <> '') then
    raise exception 'Whom to call is somebody of the association with a telephone.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger participation_staff_member before insert or update of staff_member_id on participation
  for each row execute function check_staff_member();

alter table participation_contact
  add constraint participation_contact_agreed_given check (btrim(agreed) <> '' and char_length(agreed) <= 4000),
  add constraint participation_contact_job_title_size check (char_length(coalesce(job_title, '')) <= 200);

alter table stated_reason
  add constraint stated_reason_is_one_that_is_stated
    check (reason in ('SUBSTANTIVE_PROBLEMS', 'RELATIONAL_PROBLEMS', 'PLANNED_ACTIVITIES')),
  add constraint stated_reason_in_a_sentence check (btrim(sentence) <> '' and char_length(sentence) <= 2000),
  add constraint stated_reason_shown_by_one_record check (num_nonnulls(visit_id, recommendation_id, lesson_id) <= 1);

-- What was weighed stays as it was weighed.
create function check_stated_reason() returns trigger language plpgsql as $$
begin
  if exists (select from participation where id = coalesce(new.participation_id, old.participation_id)
             and state not in ('ADVISED', 'ASKED', 'WANTED')) then
    raise exception 'This was decided or ended; its reasons change no more.' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger stated_reason_before_the_decision before insert or delete or update of reason, sentence, side on stated_reason
  for each row execute function check_stated_reason();

alter table weighing_rule
  add constraint weighing_rule_says_why check (btrim(reason) <> '' and char_length(reason) <= 2000),
  add constraint weighing_rule_recent_is_some_months check (recent_months between 1 and 120),
  add constraint weighing_rule_together_is_some_weeks check (together_weeks between 0 and 26),
  -- Never fewer for a lower rank, and never more than there are.
  add constraint weighing_rule_needs_no_fewer_for_a_lower_rank check (
    array_ndims(required) = 1 and cardinality(required) = 4 and array_position(required, null) is null and required[1] >= 0
    and required[1] <= required[2] and required[2] <= required[3] and required[3] <= required[4] and required[4] <= 6);
create trigger weighing_rule_append_only before update or delete on weighing_rule
  for each row execute function refuse_change();

alter table weighing
  add constraint weighing_rank_is_one_of_four check (rank between 1 and 4),
  add constraint weighing_required_is_possible check (required between 0 and 6),
  add constraint weighing_advice_follows check (advice = case when cardinality(reasons) >= required
    then 'JOIN'::"WeighingAdvice" else 'DO_NOT_JOIN'::"WeighingAdvice" end);

create function check_weighing() returns trigger language plpgsql as $$
declare
  stands record;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'outdated_since' <> to_jsonb(old) - 'outdated_since' then
      raise exception 'What was weighed for a decision stays.' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  select p.state, v.cancelled_on into stands from participation p join visit v on v.id = p.visit_id where p.id = new.participation_id;
  if stands.cancelled_on is not null then
    raise exception 'This visit was cancelled; there is nothing to weigh.' using errcode = 'integrity_constraint_violation';
  end if;
  if stands.state not in ('ASKED', 'ADVISED', 'WANTED') then
    raise exception 'This was decided or ended already.' using errcode = 'integrity_constraint_violation';
  end if;
  if cardinality(new.reasons) <> (select count(distinct reason) from unnest(new.reasons) as each (reason)) then
    raise exception 'Each reason counts once.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger weighing_checked before insert or update on weighing for each row execute function check_weighing();

-- A decision stands on its weighing, and says why when it goes against it.
create function check_decision() returns trigger language plpgsql as $$
declare
  weighed "WeighingAdvice";
begin
  if new.state not in ('ACCEPTED', 'REFUSED') then
    return null;
  end if;
  select advice into weighed from weighing where participation_id = new.id;
  if not found then
    raise exception 'What was decided was weighed.' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'ACCEPTED' and weighed = 'DO_NOT_JOIN' and btrim(coalesce(new.decision_reason, '')) = '' then
    raise exception 'The weighing speaks against joining; whoever accepts says why.' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger participation_decided_whole after insert or update of state on participation
  deferrable initially deferred for each row execute function check_decision();

-- A UUIDv7, for the rows that triggers write.
create function rising_uuid() returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Open participations of a visit end with it. Who did that, its own last revision says: the trigger runs at commit.
create function void_participations(of_visit uuid, of_municipality uuid, because text) returns void language plpgsql as $$
declare
  ended record;
  actor record;
begin
  select r.user_id, r.token_id, r.at into actor from revision r
    where r.kind = 'Visit' and r.subject_id = of_visit order by r.at desc, r.id desc limit 1;
  for ended in
    select p.id, p.state from participation p
    where p.visit_id = of_visit and p.state in ('ADVISED', 'ASKED', 'WANTED', 'ACCEPTED')
      and (of_municipality is null or p.municipality_id = of_municipality)
    for update
  loop
    update participation set state = 'VOID', ended_on = coalesce(actor.at, now())::date, ended_reason = because,
      version = version + 1, updated_at = coalesce(actor.at, now()) where id = ended.id;
    insert into revision (id, kind, subject_id, action, from_state, to_state, fields, reason, user_id, token_id, at)
      values (rising_uuid(), 'Participation', ended.id, 'void', ended.state::text, 'VOID', '{}', because,
        actor.user_id, actor.token_id, coalesce(actor.at, now()));
  end loop;
end $$;

create function visit_cancelled() returns trigger language plpgsql as $$
begin
  perform void_participations(new.id, null, new.cancelled_reason);
  return null;
end $$;
create constraint trigger visit_cancelled_voids_participations after update of cancelled_on on visit
  deferrable initially deferred for each row when (new.cancelled_on is not null and old.cancelled_on is null)
  execute function visit_cancelled();

create function municipality_left_visit() returns trigger language plpgsql as $$
begin
  if not exists (select from "_MunicipalityToVisit" where "A" = old."A" and "B" = old."B") then
    perform void_participations(old."B", old."A", null);
  end if;
  return null;
end $$;
create constraint trigger visit_left_voids_participations after delete on "_MunicipalityToVisit"
  deferrable initially deferred for each row execute function municipality_left_visit();

-- A visit that is moved, sent elsewhere or cancelled was weighed otherwise: with its own participation, and with
-- those that it was combined with.
create function outdate_weighings(of_visit uuid) returns void language sql as $$
  update weighing w set outdated_since = now()
  from participation p
  where p.id = w.participation_id and p.state = 'ACCEPTED' and w.outdated_since is null
    and (p.visit_id = of_visit
      or exists (select from weighing_evidence e
                 where e.weighing_id = w.participation_id and e.reason = 'COMBINATION' and e.visit_id = of_visit))
$$;
create function visit_moved() returns trigger language plpgsql as $$
begin
  perform outdate_weighings(new.id);
  return null;
end $$;
create trigger visit_moved_outdates_weighings after update of starts_on, ends_on, cancelled_on on visit
  for each row when ((old.starts_on, old.ends_on, old.cancelled_on) is distinct from (new.starts_on, new.ends_on, new.cancelled_on))
  execute function visit_moved();
create function visit_sent_elsewhere() returns trigger language plpgsql as $$
begin
  perform outdate_weighings(case when tg_op = 'DELETE' then old."B" else new."B" end);
  return null;
end $$;
create trigger visit_sent_elsewhere_outdates_weighings after insert or delete on "_CountryToVisit"
  for each row execute function visit_sent_elsewhere();

-- The region in which visits count as together: a country, the M49 region right above it, or its continent.
create function weighing_area(country text, area "WeighingArea") returns text language sql stable as $$
  with recursive above (code, parent_code) as (
    select r.code, r.parent_code from country c join region r on r.code = c.region_code where c.code = country
    union all
    select r.code, r.parent_code from above join region r on r.code = above.parent_code
  )
  select case area
    when 'COUNTRY' then country
    when 'SUBREGION' then (select region_code from country c where c.code = country)
    -- Right beneath the world (001).
    else (select code from above where parent_code = '001')
  end
$$;

insert into weighing_rule (id, recent_months, together_weeks, area, required, reason, at)
  values (rising_uuid(), 24, 2, 'SUBREGION', '{0,1,2,3}', 'As the leaflet of the association has it.', '2000-01-01');
