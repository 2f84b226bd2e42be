-- CreateEnum
CREATE TYPE "GapState" AS ENUM ('OPEN', 'ANSWERED', 'NOT_FOR_US');

-- CreateTable
CREATE TABLE "knowledge_gap" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "concept_code" TEXT,
    "state" "GapState" NOT NULL DEFAULT 'OPEN',
    "times" INTEGER NOT NULL,
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "reopened" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "lesson_id" UUID,
    "good_practice_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_gap_word" (
    "gap_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "word" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "knowledge_gap_word_pkey" PRIMARY KEY ("gap_id","day","word","language")
);

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_gap_subject_key" ON "knowledge_gap"("subject");

-- CreateIndex
CREATE INDEX "knowledge_gap_times_id_idx" ON "knowledge_gap"("times" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "knowledge_gap_concept_code_idx" ON "knowledge_gap"("concept_code");

-- CreateIndex
CREATE INDEX "knowledge_gap_lesson_id_idx" ON "knowledge_gap"("lesson_id");

-- CreateIndex
CREATE INDEX "knowledge_gap_good_practice_id_idx" ON "knowledge_gap"("good_practice_id");

-- CreateIndex
CREATE INDEX "knowledge_gap_word_day_idx" ON "knowledge_gap_word"("day");

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_concept_code_fkey" FOREIGN KEY ("concept_code") REFERENCES "concept"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_good_practice_id_fkey" FOREIGN KEY ("good_practice_id") REFERENCES "good_practice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_gap_word" ADD CONSTRAINT "knowledge_gap_word_gap_id_fkey" FOREIGN KEY ("gap_id") REFERENCES "knowledge_gap"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is closed says how: by an answer, or by a reason.
alter table knowledge_gap
  add constraint knowledge_gap_not_for_us_has_a_reason check (state <> 'NOT_FOR_US' or reason is not null),
  add constraint knowledge_gap_closed_has_a_moment check ((state = 'OPEN') = (closed_at is null)),
  add constraint knowledge_gap_was_asked check (times >= 0);
