-- CreateEnum
CREATE TYPE "RecommendationResponse" AS ENUM ('ACCEPTED', 'PARTLY', 'REFUSED');

-- CreateEnum
CREATE TYPE "RecommendationProgress" AS ENUM ('NOT_BEGUN', 'UNDER_WAY', 'DONE', 'GIVEN_UP');

-- CreateTable
CREATE TABLE "recommendation" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "municipality_id" UUID,
    "recommended_to" TEXT,
    "due_on" DATE NOT NULL,
    "response" "RecommendationResponse",
    "response_reason" TEXT,
    "responded_on" DATE,
    "progress" "RecommendationProgress" NOT NULL DEFAULT 'NOT_BEGUN',
    "withdrawn_on" DATE,
    "withdrawn_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_follow_up" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "progress" "RecommendationProgress" NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_number_key" ON "recommendation"("number");

-- CreateIndex
CREATE INDEX "recommendation_visit_id_idx" ON "recommendation"("visit_id");

-- CreateIndex
CREATE INDEX "recommendation_municipality_id_idx" ON "recommendation"("municipality_id");

-- CreateIndex
CREATE INDEX "recommendation_due_on_id_idx" ON "recommendation"("due_on", "id");

-- CreateIndex
CREATE INDEX "recommendation_follow_up_recommendation_id_as_of_idx" ON "recommendation_follow_up"("recommendation_id", "as_of");

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_follow_up" ADD CONSTRAINT "recommendation_follow_up_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table recommendation
  add constraint recommendation_text_given check (btrim(text) <> ''),
  add constraint recommendation_says_to_whom check (municipality_id is not null or btrim(coalesce(recommended_to, '')) <> ''),
  add constraint recommendation_response_has_its_day check ((response is null) = (responded_on is null)),
  add constraint recommendation_says_why_not_whole
    check (response is null or response = 'ACCEPTED' or btrim(coalesce(response_reason, '')) <> ''),
  add constraint recommendation_refused_is_not_followed check (response is distinct from 'REFUSED' or progress = 'NOT_BEGUN'),
  add constraint recommendation_says_why_withdrawn
    check ((withdrawn_on is null) = (withdrawn_reason is null) and coalesce(btrim(withdrawn_reason), '-') <> ''),
  add constraint recommendation_sizes check (char_length(text) <= 4000 and char_length(coalesce(recommended_to, '')) <= 200
    and char_length(coalesce(response_reason, '')) <= 4000 and char_length(coalesce(withdrawn_reason, '')) <= 4000);

alter table recommendation_follow_up
  add constraint recommendation_follow_up_sizes check (char_length(coalesce(note, '')) <= 4000);

-- What is still to be done, by when: for lists of what is open and overdue.
create index recommendation_open on recommendation (due_on, id)
  where withdrawn_on is null and progress in ('NOT_BEGUN', 'UNDER_WAY') and response is distinct from 'REFUSED';
