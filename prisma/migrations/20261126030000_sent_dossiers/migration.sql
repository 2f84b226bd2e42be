-- CreateTable
CREATE TABLE "sent_dossier" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "sent_on" DATE NOT NULL,
    "refreshed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_dossier_copy" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "visibility" "Visibility" NOT NULL,
    "contents" JSONB NOT NULL,

    CONSTRAINT "sent_dossier_copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_dossier_item" (
    "id" UUID NOT NULL,
    "copy_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "lesson_id" UUID,
    "practice_id" UUID,
    "themes" TEXT[],
    "outcome" "Outcome",
    "reasons" JSONB NOT NULL,
    "withdrawn_on" DATE,
    "visibility" "Visibility",
    "municipality_id" UUID,

    CONSTRAINT "sent_dossier_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sent_dossier_event_id_key" ON "sent_dossier"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "sent_dossier_copy_dossier_id_visibility_key" ON "sent_dossier_copy"("dossier_id", "visibility");

-- CreateIndex
CREATE INDEX "sent_dossier_item_lesson_id_idx" ON "sent_dossier_item"("lesson_id");

-- CreateIndex
CREATE INDEX "sent_dossier_item_practice_id_idx" ON "sent_dossier_item"("practice_id");

-- CreateIndex
CREATE UNIQUE INDEX "sent_dossier_item_copy_id_lesson_id_key" ON "sent_dossier_item"("copy_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "sent_dossier_item_copy_id_practice_id_key" ON "sent_dossier_item"("copy_id", "practice_id");

-- AddForeignKey
ALTER TABLE "sent_dossier" ADD CONSTRAINT "sent_dossier_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_dossier_copy" ADD CONSTRAINT "sent_dossier_copy_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "sent_dossier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_dossier_item" ADD CONSTRAINT "sent_dossier_item_copy_id_fkey" FOREIGN KEY ("copy_id") REFERENCES "sent_dossier_copy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_dossier_item" ADD CONSTRAINT "sent_dossier_item_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_dossier_item" ADD CONSTRAINT "sent_dossier_item_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table sent_dossier
  add constraint sent_dossier_refreshed_after_it_was_sent check (refreshed_on >= sent_on);
-- Who is not signed in takes part in no event.
alter table sent_dossier_copy
  add constraint sent_dossier_copy_is_for_who_takes_part check (visibility <> 'PUBLIC'),
  add constraint sent_dossier_copy_has_contents check (jsonb_typeof(contents) = 'object');
alter table sent_dossier_item
  add constraint sent_dossier_item_of_one_thing check (num_nonnulls(lesson_id, practice_id) = 1),
  add constraint sent_dossier_item_withdrawn_from_whom check ((withdrawn_on is null) = (visibility is null)),
  add constraint sent_dossier_item_has_reasons check (jsonb_typeof(reasons) = 'array' and reasons <> '[]');

create function check_sent_dossier() returns trigger language plpgsql as $$
begin
  if not exists (select from event where id = new.event_id and announced_on is not null) then
    raise exception 'event: it was not announced; its dossier is sent to nobody yet.' using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from event_invitation where event_id = new.event_id) then
    raise exception 'event: nobody is invited to it, so there is nobody to send its dossier to.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger sent_dossier_checked before insert or update of event_id on sent_dossier
  for each row execute function check_sent_dossier();

-- A copy holds nothing that its readers may not see: what is for fewer than them stands in no list of theirs.
create function check_sent_dossier_item() returns trigger language plpgsql as $$
declare
  readers "Visibility";
begin
  select visibility into readers from sent_dossier_copy where id = new.copy_id;
  if exists (select from lesson where id = new.lesson_id and (state <> 'PUBLISHED' or visibility < readers))
    or exists (select from good_practice where id = new.practice_id and (state <> 'PUBLISHED' or visibility < readers)) then
    raise exception 'A copy of a dossier holds what is published, and what all of its readers may see.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger sent_dossier_item_checked before insert or update of copy_id, lesson_id, practice_id on sent_dossier_item
  for each row execute function check_sent_dossier_item();

-- As in briefs: what is withdrawn leaves the copies that hold it, and those who could see it are told that something did.
create function sent_dossier_item_withdrawn() returns trigger language plpgsql as $$
declare
  is_gone boolean := new.state <> 'PUBLISHED';
begin
  update sent_dossier_item
  set withdrawn_on = case when is_gone then current_date end,
      visibility = case when is_gone then old.visibility end,
      municipality_id = case when is_gone then old.municipality_id end
  where lesson_id = new.id or practice_id = new.id;
  return null;
end $$;
create trigger lesson_in_sent_dossiers after update of state on lesson
  for each row when ((old.state = 'PUBLISHED') <> (new.state = 'PUBLISHED')) execute function sent_dossier_item_withdrawn();
create trigger good_practice_in_sent_dossiers after update of state on good_practice
  for each row when ((old.state = 'PUBLISHED') <> (new.state = 'PUBLISHED')) execute function sent_dossier_item_withdrawn();
