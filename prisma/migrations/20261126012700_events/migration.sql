-- CreateEnum
CREATE TYPE "EventForm" AS ENUM ('CONFERENCE', 'WORKSHOP', 'SOUTH_SOUTH_EXCHANGE', 'TRAINING');

-- CreateEnum
CREATE TYPE "EventAnswer" AS ENUM ('COMING', 'MAYBE', 'NOT_COMING');

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "session_id" UUID;

-- AlterTable
ALTER TABLE "question_answer" ADD COLUMN     "session_id" UUID;

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "form" "EventForm" NOT NULL,
    "purpose" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "days_fixed" BOOLEAN NOT NULL DEFAULT true,
    "month" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "place" TEXT,
    "host_id" UUID,
    "languages" "Language"[],
    "announced_on" DATE,
    "closed_on" DATE,
    "cancelled_on" DATE,
    "cancelled_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT,
    "held_on" DATE,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_invitation" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "invited_by_id" UUID,
    "text" TEXT,
    "answer" "EventAnswer",
    "answered_on" DATE,
    "answer_reason" TEXT,
    "practice_id" UUID,
    "lesson_id" UUID,
    "question_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_PolicyDomainToSession" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PolicyDomainToSession_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToEvent" (
    "A" TEXT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_CountryToEvent_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_MunicipalityToSession" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_MunicipalityToSession_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_EventOrganisers" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_EventOrganisers_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_EventToPolicyDomain" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_EventToPolicyDomain_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_EventToRegion" (
    "A" UUID NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_EventToRegion_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_EventToProgramme" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_EventToProgramme_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_ConceptToEvent" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_ConceptToEvent_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_number_key" ON "event"("number");

-- CreateIndex
CREATE INDEX "event_month_id_idx" ON "event"("month" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_host_id_idx" ON "event"("host_id");

-- CreateIndex
CREATE INDEX "session_event_id_position_id_idx" ON "session"("event_id", "position", "id");

-- CreateIndex
CREATE INDEX "event_invitation_municipality_id_idx" ON "event_invitation"("municipality_id");

-- CreateIndex
CREATE INDEX "event_invitation_invited_by_id_idx" ON "event_invitation"("invited_by_id");

-- CreateIndex
CREATE INDEX "event_invitation_practice_id_idx" ON "event_invitation"("practice_id");

-- CreateIndex
CREATE INDEX "event_invitation_lesson_id_idx" ON "event_invitation"("lesson_id");

-- CreateIndex
CREATE INDEX "event_invitation_question_id_idx" ON "event_invitation"("question_id");

-- CreateIndex
CREATE INDEX "event_invitation_created_at_id_idx" ON "event_invitation"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "event_invitation_event_id_municipality_id_key" ON "event_invitation"("event_id", "municipality_id");

-- CreateIndex
CREATE INDEX "_PolicyDomainToSession_B_index" ON "_PolicyDomainToSession"("B");

-- CreateIndex
CREATE INDEX "_CountryToEvent_B_index" ON "_CountryToEvent"("B");

-- CreateIndex
CREATE INDEX "_MunicipalityToSession_B_index" ON "_MunicipalityToSession"("B");

-- CreateIndex
CREATE INDEX "_EventOrganisers_B_index" ON "_EventOrganisers"("B");

-- CreateIndex
CREATE INDEX "_EventToPolicyDomain_B_index" ON "_EventToPolicyDomain"("B");

-- CreateIndex
CREATE INDEX "_EventToRegion_B_index" ON "_EventToRegion"("B");

-- CreateIndex
CREATE INDEX "_EventToProgramme_B_index" ON "_EventToProgramme"("B");

-- CreateIndex
CREATE INDEX "_ConceptToEvent_B_index" ON "_ConceptToEvent"("B");

-- CreateIndex
CREATE INDEX "lesson_session_id_idx" ON "lesson"("session_id");

-- CreateIndex
CREATE INDEX "question_answer_session_id_idx" ON "question_answer"("session_id");

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToSession" ADD CONSTRAINT "_PolicyDomainToSession_A_fkey" FOREIGN KEY ("A") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToSession" ADD CONSTRAINT "_PolicyDomainToSession_B_fkey" FOREIGN KEY ("B") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToEvent" ADD CONSTRAINT "_CountryToEvent_A_fkey" FOREIGN KEY ("A") REFERENCES "country"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToEvent" ADD CONSTRAINT "_CountryToEvent_B_fkey" FOREIGN KEY ("B") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MunicipalityToSession" ADD CONSTRAINT "_MunicipalityToSession_A_fkey" FOREIGN KEY ("A") REFERENCES "municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MunicipalityToSession" ADD CONSTRAINT "_MunicipalityToSession_B_fkey" FOREIGN KEY ("B") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventOrganisers" ADD CONSTRAINT "_EventOrganisers_A_fkey" FOREIGN KEY ("A") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventOrganisers" ADD CONSTRAINT "_EventOrganisers_B_fkey" FOREIGN KEY ("B") REFERENCES "municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToPolicyDomain" ADD CONSTRAINT "_EventToPolicyDomain_A_fkey" FOREIGN KEY ("A") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToPolicyDomain" ADD CONSTRAINT "_EventToPolicyDomain_B_fkey" FOREIGN KEY ("B") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToRegion" ADD CONSTRAINT "_EventToRegion_A_fkey" FOREIGN KEY ("A") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToRegion" ADD CONSTRAINT "_EventToRegion_B_fkey" FOREIGN KEY ("B") REFERENCES "region"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToProgramme" ADD CONSTRAINT "_EventToProgramme_A_fkey" FOREIGN KEY ("A") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EventToProgramme" ADD CONSTRAINT "_EventToProgramme_B_fkey" FOREIGN KEY ("B") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ConceptToEvent" ADD CONSTRAINT "_ConceptToEvent_A_fkey" FOREIGN KEY ("A") REFERENCES "concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ConceptToEvent" ADD CONSTRAINT "_ConceptToEvent_B_fkey" FOREIGN KEY ("B") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table event
  add constraint event_title_given check (btrim(title) <> ''),
  add constraint event_sizes check (char_length(title) <= 200 and char_length(coalesce(purpose, '')) <= 20000
    and char_length(coalesce(place, '')) <= 200 and char_length(coalesce(cancelled_reason, '')) <= 4000),
  add constraint event_ends_after_start check (ends_on >= starts_on),
  add constraint event_month_is_whole check (days_fixed or (
    starts_on = date_trunc('month', starts_on)::date
    and ends_on = (date_trunc('month', starts_on) + interval '1 month - 1 day')::date)),
  add constraint event_has_language check (cardinality(languages) > 0),
  add constraint event_announced_by_its_days check (announced_on is null or days_fixed),
  add constraint event_closed_was_announced check (closed_on is null or announced_on is not null),
  add constraint event_closed_or_cancelled check (closed_on is null or cancelled_on is null),
  add constraint event_says_why_cancelled check ((cancelled_on is null) = (cancelled_reason is null)
    and coalesce(btrim(cancelled_reason), '-') <> '');

alter table session
  add constraint session_title_given check (btrim(title) <> ''),
  add constraint session_position_from_one check (position > 0),
  add constraint session_sizes check (char_length(title) <= 200 and char_length(coalesce(text, '')) <= 20000);

alter table event_invitation
  add constraint event_invitation_answered_has_its_day check ((answer is null) = (answered_on is null)),
  add constraint event_invitation_reason_is_of_an_answer check (answer_reason is null or answer is not null),
  add constraint event_invitation_says_why_not check (answer is distinct from 'NOT_COMING' or btrim(coalesce(answer_reason, '')) <> ''),
  add constraint event_invitation_brings_one_thing check (num_nonnulls(practice_id, lesson_id, question_id) <= 1),
  add constraint event_invitation_sizes check (char_length(coalesce(text, '')) <= 4000
    and char_length(coalesce(answer_reason, '')) <= 4000);

create trigger event_month before insert or update on event for each row execute function keep_month();

create function refuse_to_unannounce() returns trigger language plpgsql as $$
begin
  raise exception 'What was announced does not become a draft again; cancel it, with why.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger event_stays_announced before update of announced_on on event
  for each row when (old.announced_on is not null and new.announced_on is null) execute function refuse_to_unannounce();

-- What hangs together over several tables, looked at when all of it is written.
create function check_event(event_id uuid) returns void language plpgsql as $$
declare
  it event;
begin
  select * into it from event where id = event_id;
  if not found then
    return;
  end if;
  if not exists (select from "_EventToRegion" where "A" = event_id)
    and not exists (select from "_CountryToEvent" where "B" = event_id) then
    raise exception 'regions: an event is for at least one region or country.' using errcode = 'integrity_constraint_violation';
  end if;
  if it.announced_on is not null and not exists (select from "_EventToPolicyDomain" where "A" = event_id)
    and not exists (select from "_ConceptToEvent" where "B" = event_id) then
    raise exception 'policyDomains: what is announced has at least one theme.' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select from session s where s.event_id = it.id and (s.held_on < it.starts_on or s.held_on > it.ends_on)) then
    raise exception 'heldOn: a session is held on a day of its event.' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select from session s where s.event_id = it.id
      and not exists (select from "_MunicipalityToSession" j where j."B" = s.id)) then
    raise exception 'participants: a session has at least one participant.' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select from session s join "_MunicipalityToSession" j on j."B" = s.id where s.event_id = it.id
      and not exists (select from event_invitation i where i.event_id = it.id and i.municipality_id = j."A")
      and not exists (select from "_EventOrganisers" o where o."A" = it.id and o."B" = j."A")) then
    raise exception 'participants: who takes part in a session is invited to its event, or organises it.' using errcode = 'integrity_constraint_violation';
  end if;
end $$;

-- The arguments name what a row leads to, an event or a session, and by which column.
create function event_changed() returns trigger language plpgsql as $$
declare
  linked jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
  if tg_argv[0] = 'session' then
    perform check_event(s.event_id) from session s where s.id = (linked ->> tg_argv[1])::uuid;
  else
    perform check_event((linked ->> tg_argv[1])::uuid);
  end if;
  return null;
end $$;
create constraint trigger event_whole after insert or update on event
  deferrable initially deferred for each row execute function event_changed('event', 'id');
create constraint trigger event_region_whole after update or delete on "_EventToRegion"
  deferrable initially deferred for each row execute function event_changed('event', 'A');
create constraint trigger event_country_whole after update or delete on "_CountryToEvent"
  deferrable initially deferred for each row execute function event_changed('event', 'B');
create constraint trigger event_domain_whole after update or delete on "_EventToPolicyDomain"
  deferrable initially deferred for each row execute function event_changed('event', 'A');
create constraint trigger event_concept_whole after update or delete on "_ConceptToEvent"
  deferrable initially deferred for each row execute function event_changed('event', 'B');
create constraint trigger event_organiser_whole after update or delete on "_EventOrganisers"
  deferrable initially deferred for each row execute function event_changed('event', 'A');
create constraint trigger event_invitation_whole after update or delete on event_invitation
  deferrable initially deferred for each row execute function event_changed('event', 'event_id');
create constraint trigger session_whole after insert or update on session
  deferrable initially deferred for each row execute function event_changed('event', 'event_id');
create constraint trigger session_participant_whole after insert or update or delete on "_MunicipalityToSession"
  deferrable initially deferred for each row execute function event_changed('session', 'B');

-- Southern partners invite each other, within their own region.
create function check_event_invitation() returns trigger language plpgsql as $$
begin
  if exists (select from event where id = new.event_id and cancelled_on is not null) then
    raise exception 'event: it was cancelled; nobody is invited to it any more.' using errcode = 'integrity_constraint_violation';
  end if;
  if new.invited_by_id is not null and not exists (
    select from "_EventOrganisers" where "A" = new.event_id and "B" = new.invited_by_id) then
    raise exception 'A municipality invites to what it organises.' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (
    select from municipality inviting join country theirs on theirs.code = inviting.country_code,
      municipality invited join country its on its.code = invited.country_code
    where inviting.id = new.invited_by_id and inviting.side = 'SOUTH' and invited.id = new.municipality_id
      and (invited.side <> 'SOUTH' or its.region_code <> theirs.region_code)) then
    raise exception 'municipality: a partner invites partners of its own region; the association invites others.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger event_invitation_checked before insert or update of event_id, municipality_id, invited_by_id on event_invitation
  for each row execute function check_event_invitation();

-- What is brought is for all who take part, partners among them.
create function check_brought() returns trigger language plpgsql as $$
begin
  if new.lesson_id is not null and not exists (select from lesson
      where id = new.lesson_id and state = 'PUBLISHED' and visibility in ('NETWORK', 'PUBLIC'))
    or new.practice_id is not null and not exists (select from good_practice
      where id = new.practice_id and state = 'PUBLISHED' and visibility in ('NETWORK', 'PUBLIC'))
    or new.question_id is not null and not exists (select from question
      where id = new.question_id and state <> 'WITHDRAWN' and visibility in ('NETWORK', 'PUBLIC')) then
    raise exception 'What is brought to an event all who take part may read: it is published, with visibility NETWORK or PUBLIC.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger event_invitation_brings before insert or update of practice_id, lesson_id, question_id on event_invitation
  for each row execute function check_brought();

-- Nothing comes of a session of what is a draft, or was cancelled.
create function check_session_was_held() returns trigger language plpgsql as $$
begin
  if not exists (select from session s join event e on e.id = s.event_id
    where s.id = new.session_id and e.announced_on is not null and e.cancelled_on is null) then
    raise exception 'session: its event was not announced, or was cancelled; nothing comes of it.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger lesson_session_was_held before insert or update of session_id on lesson
  for each row when (new.session_id is not null) execute function check_session_was_held();
create trigger question_answer_session_was_held before insert or update of session_id on question_answer
  for each row when (new.session_id is not null) execute function check_session_was_held();
