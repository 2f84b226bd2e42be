-- CreateTable
CREATE TABLE "brief" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "fixed_on" DATE NOT NULL,
    "refreshed_on" DATE,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brief_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_item" (
    "id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "lesson_id" UUID,
    "practice_id" UUID,
    "reasons" JSONB NOT NULL,
    "withdrawn_on" DATE,
    "visibility" "Visibility",
    "municipality_id" UUID,

    CONSTRAINT "brief_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "brief_visit_id_key" ON "brief"("visit_id");

-- CreateIndex
CREATE INDEX "brief_item_lesson_id_idx" ON "brief_item"("lesson_id");

-- CreateIndex
CREATE INDEX "brief_item_practice_id_idx" ON "brief_item"("practice_id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_item_brief_id_lesson_id_key" ON "brief_item"("brief_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_item_brief_id_practice_id_key" ON "brief_item"("brief_id", "practice_id");

-- AddForeignKey
ALTER TABLE "brief" ADD CONSTRAINT "brief_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_item" ADD CONSTRAINT "brief_item_brief_id_fkey" FOREIGN KEY ("brief_id") REFERENCES "brief"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_item" ADD CONSTRAINT "brief_item_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_item" ADD CONSTRAINT "brief_item_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table brief_item
  add constraint brief_item_of_one_thing check (num_nonnulls(lesson_id, practice_id) = 1),
  add constraint brief_item_withdrawn_from_whom check ((withdrawn_on is null) = (visibility is null)),
  add constraint brief_item_has_reasons check (jsonb_typeof(reasons) = 'array' and reasons <> '[]');

-- What is withdrawn leaves the briefs that hold it, and those who could see it are told that something did.
create function brief_item_withdrawn() returns trigger language plpgsql as $$
declare
  is_gone boolean := new.state <> 'PUBLISHED';
begin
  -- A lesson and a good practice never have the same id.
  update brief_item
  set withdrawn_on = case when is_gone then current_date end,
      visibility = case when is_gone then old.visibility end,
      municipality_id = case when is_gone then old.municipality_id end
  where lesson_id = new.id or practice_id = new.id;
  return null;
end $$;
create trigger lesson_in_briefs after update of state on lesson
  for each row when ((old.state = 'PUBLISHED') <> (new.state = 'PUBLISHED')) execute function brief_item_withdrawn();
create trigger good_practice_in_briefs after update of state on good_practice
  for each row when ((old.state = 'PUBLISHED') <> (new.state = 'PUBLISHED')) execute function brief_item_withdrawn();
