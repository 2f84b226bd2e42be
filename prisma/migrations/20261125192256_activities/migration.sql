-- CreateEnum
CREATE TYPE "ActivityPhase" AS ENUM ('PREPARATION', 'ACCOMPANIMENT', 'PROCESSING');

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "phase" "ActivityPhase" NOT NULL,
    "label_nl" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_activity" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "is_planned" BOOLEAN NOT NULL DEFAULT true,
    "done_on" DATE,
    "person_id" UUID,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "activity_code_key" ON "activity"("code");

-- CreateIndex
CREATE UNIQUE INDEX "activity_number_key" ON "activity"("number");

-- CreateIndex
CREATE INDEX "visit_activity_activity_id_idx" ON "visit_activity"("activity_id");

-- CreateIndex
CREATE INDEX "visit_activity_person_id_idx" ON "visit_activity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_activity_visit_id_activity_id_key" ON "visit_activity"("visit_id", "activity_id");

-- AddForeignKey
ALTER TABLE "visit_activity" ADD CONSTRAINT "visit_activity_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_activity" ADD CONSTRAINT "visit_activity_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_activity" ADD CONSTRAINT "visit_activity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

select keep_in_memory('activity'::regclass);

alter table visit_activity
  add constraint visit_activity_planned_or_done check (is_planned or done_on is not null),
  add constraint visit_activity_sizes check (char_length(coalesce(note, '')) <= 4000);
