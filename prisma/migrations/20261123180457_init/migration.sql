-- CreateEnum
CREATE TYPE "Language" AS ENUM ('nl', 'fr', 'es', 'en');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('NORTH', 'SOUTH');

-- CreateEnum
CREATE TYPE "Pillar" AS ENUM ('POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY');

-- CreateEnum
CREATE TYPE "Funder" AS ENUM ('FLEMISH', 'FEDERAL');

-- CreateEnum
CREATE TYPE "PartnershipForm" AS ENUM ('TWINNING', 'PROJECT_COOPERATION', 'THEMATIC_NETWORK', 'FRIENDSHIP');

-- CreateEnum
CREATE TYPE "PartnershipStatus" AS ENUM ('EXPLORING', 'ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "Consent" AS ENUM ('NAMED', 'BY_ROLE', 'ANONYMOUS');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('PARTNER', 'OFFICER', 'EDITOR', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "State" AS ENUM ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('WORKED', 'FAILED', 'MIXED', 'NOT_STATED');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('PROGRAMME_EXECUTION', 'PROCESS', 'RESULT');

-- CreateTable
CREATE TABLE "mission_type" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "needs_partnership" BOOLEAN NOT NULL,
    "label_nl" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "does_nl" TEXT NOT NULL,
    "does_fr" TEXT NOT NULL,
    "does_es" TEXT NOT NULL,
    "does_en" TEXT NOT NULL,
    "learns_nl" TEXT NOT NULL,
    "learns_fr" TEXT NOT NULL,
    "learns_es" TEXT NOT NULL,
    "learns_en" TEXT NOT NULL,

    CONSTRAINT "mission_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_domain" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL,
    "label_nl" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "dac_codes" TEXT[],
    "sdg_codes" TEXT[],

    CONSTRAINT "policy_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "country" (
    "code" TEXT NOT NULL,
    "m49" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,

    CONSTRAINT "country_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "municipality" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "other_names" TEXT[],
    "side" "Side" NOT NULL,
    "country_code" TEXT NOT NULL,
    "population" INTEGER,
    "website" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "funder" "Funder" NOT NULL,
    "start_year" INTEGER NOT NULL,
    "end_year" INTEGER,
    "label_nl" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partnership" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "form" "PartnershipForm" NOT NULL,
    "status" "PartnershipStatus" NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "ended_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partnership_member" (
    "partnership_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "joined_on" DATE,
    "left_on" DATE,

    CONSTRAINT "partnership_member_pkey" PRIMARY KEY ("partnership_id","municipality_id")
);

-- CreateTable
CREATE TABLE "coordinator" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,

    CONSTRAINT "coordinator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "job_title" TEXT,
    "email" TEXT,
    "telephone" TEXT,
    "municipality_id" UUID,
    "consent" "Consent" NOT NULL DEFAULT 'BY_ROLE',
    "consent_on" DATE,
    "retain_until" DATE,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "person_id" UUID NOT NULL,
    "municipality_id" UUID,
    "language" "Language" NOT NULL DEFAULT 'nl',
    "disabled_at" TIMESTAMPTZ(3),
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "municipality_id" UUID,
    "user_id" UUID,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "month" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pillars" "Pillar"[],
    "terms_of_reference" TEXT,
    "report" TEXT,
    "programme_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_place" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "country_code" TEXT NOT NULL,
    "municipality_id" UUID,
    "name" TEXT,
    "is_candidate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "visit_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegate" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID,
    "job_title" TEXT,
    "municipality_id" UUID,

    CONSTRAINT "delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label_nl" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "source_url" TEXT,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "title_is_made" BOOLEAN NOT NULL DEFAULT false,
    "language" "Language" NOT NULL,
    "context" TEXT,
    "what_happened" TEXT,
    "why" TEXT,
    "lesson" TEXT NOT NULL,
    "recommendation" TEXT,
    "recommended_to" TEXT,
    "holds_when" TEXT,
    "evidence" TEXT,
    "outcome" "Outcome" NOT NULL,
    "level" "Level",
    "pillars" "Pillar"[],
    "state" "State" NOT NULL DEFAULT 'DRAFT',
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "experienced_on" DATE,
    "review_on" DATE,
    "source_document" TEXT,
    "source_page" TEXT,
    "source_url" TEXT,
    "source_outcome" TEXT,
    "source_key" TEXT,
    "source_digest" TEXT,
    "collection_id" UUID NOT NULL,
    "visit_id" UUID,
    "partnership_id" UUID,
    "municipality_id" UUID,
    "author_id" UUID,
    "author_token_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_original" (
    "lesson_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "context" TEXT,
    "what_happened" TEXT,
    "why" TEXT,
    "lesson" TEXT NOT NULL,
    "recommendation" TEXT,
    "author_id" UUID,
    "author_token_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_original_pkey" PRIMARY KEY ("lesson_id")
);

-- CreateTable
CREATE TABLE "lesson_review" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "significant" BOOLEAN NOT NULL,
    "valid" BOOLEAN NOT NULL,
    "applicable" BOOLEAN NOT NULL,
    "note" TEXT,
    "user_id" UUID,
    "token_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "good_practice" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "summary" TEXT NOT NULL,
    "how_to_apply" TEXT,
    "holds_when" TEXT,
    "pillars" "Pillar"[],
    "state" "State" NOT NULL DEFAULT 'DRAFT',
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "review_on" DATE,
    "municipality_id" UUID,
    "author_id" UUID,
    "author_token_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "good_practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "good_practice_lesson" (
    "practice_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,

    CONSTRAINT "good_practice_lesson_pkey" PRIMARY KEY ("practice_id","lesson_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "fields" TEXT[],
    "reason" TEXT,
    "user_id" UUID,
    "token_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor","action","key")
);

-- CreateTable
CREATE TABLE "outbox" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "indexed_document" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "terms" TEXT[],
    "lengths" INTEGER[],
    "attributes" JSONB NOT NULL,
    "record" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indexed_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vocabulary" (
    "term" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "vocabulary_pkey" PRIMARY KEY ("term","audience")
);

-- CreateTable
CREATE TABLE "index_audience" (
    "audience" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,
    "lengths" BIGINT[],

    CONSTRAINT "index_audience_pkey" PRIMARY KEY ("audience")
);

-- CreateTable
CREATE TABLE "_MissionTypeToVisit" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_MissionTypeToVisit_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_PolicyDomainToVisit" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PolicyDomainToVisit_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToVisit" (
    "A" TEXT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_CountryToVisit_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToLesson" (
    "A" TEXT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_CountryToLesson_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToGoodPractice" (
    "A" TEXT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_CountryToGoodPractice_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_MunicipalityToVisit" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_MunicipalityToVisit_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_PartnershipToProgramme" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PartnershipToProgramme_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_PartnershipToPolicyDomain" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PartnershipToPolicyDomain_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_PartnershipToVisit" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PartnershipToVisit_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_LessonToPolicyDomain" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_LessonToPolicyDomain_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_LessonToMissionType" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_LessonToMissionType_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_GoodPracticeToPolicyDomain" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_GoodPracticeToPolicyDomain_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_GoodPracticeToMissionType" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_GoodPracticeToMissionType_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "mission_type_code_key" ON "mission_type"("code");

-- CreateIndex
CREATE UNIQUE INDEX "mission_type_rank_key" ON "mission_type"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "policy_domain_code_key" ON "policy_domain"("code");

-- CreateIndex
CREATE INDEX "policy_domain_parent_id_idx" ON "policy_domain"("parent_id");

-- CreateIndex
CREATE INDEX "region_parent_code_idx" ON "region"("parent_code");

-- CreateIndex
CREATE UNIQUE INDEX "country_m49_key" ON "country"("m49");

-- CreateIndex
CREATE INDEX "country_region_code_idx" ON "country"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_number_key" ON "municipality"("number");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_country_code_name_key" ON "municipality"("country_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "programme_code_key" ON "programme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "partnership_number_key" ON "partnership"("number");

-- CreateIndex
CREATE INDEX "partnership_status_idx" ON "partnership"("status");

-- CreateIndex
CREATE INDEX "partnership_member_municipality_id_idx" ON "partnership_member"("municipality_id");

-- CreateIndex
CREATE INDEX "coordinator_partnership_id_idx" ON "coordinator"("partnership_id");

-- CreateIndex
CREATE INDEX "coordinator_municipality_id_idx" ON "coordinator"("municipality_id");

-- CreateIndex
CREATE INDEX "coordinator_person_id_idx" ON "coordinator"("person_id");

-- CreateIndex
CREATE INDEX "person_municipality_id_idx" ON "person"("municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_person_id_key" ON "app_user"("person_id");

-- CreateIndex
CREATE INDEX "app_user_municipality_id_idx" ON "app_user"("municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_municipality_id_idx" ON "token"("municipality_id");

-- CreateIndex
CREATE INDEX "token_user_id_idx" ON "token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_number_key" ON "visit"("number");

-- CreateIndex
CREATE INDEX "visit_month_id_idx" ON "visit"("month" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "visit_starts_on_idx" ON "visit"("starts_on");

-- CreateIndex
CREATE INDEX "visit_programme_id_idx" ON "visit"("programme_id");

-- CreateIndex
CREATE INDEX "visit_place_visit_id_idx" ON "visit_place"("visit_id");

-- CreateIndex
CREATE INDEX "visit_place_municipality_id_idx" ON "visit_place"("municipality_id");

-- CreateIndex
CREATE INDEX "visit_place_country_code_idx" ON "visit_place"("country_code");

-- CreateIndex
CREATE INDEX "delegate_visit_id_idx" ON "delegate"("visit_id");

-- CreateIndex
CREATE INDEX "delegate_person_id_idx" ON "delegate"("person_id");

-- CreateIndex
CREATE INDEX "delegate_municipality_id_idx" ON "delegate"("municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_code_key" ON "collection"("code");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_number_key" ON "lesson"("number");

-- CreateIndex
CREATE INDEX "lesson_created_at_id_idx" ON "lesson"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "lesson_title_id_idx" ON "lesson"("title", "id");

-- CreateIndex
CREATE INDEX "lesson_visit_id_idx" ON "lesson"("visit_id");

-- CreateIndex
CREATE INDEX "lesson_partnership_id_idx" ON "lesson"("partnership_id");

-- CreateIndex
CREATE INDEX "lesson_municipality_id_idx" ON "lesson"("municipality_id");

-- CreateIndex
CREATE INDEX "lesson_author_id_idx" ON "lesson"("author_id");

-- CreateIndex
CREATE INDEX "lesson_author_token_id_idx" ON "lesson"("author_token_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_collection_id_source_key_key" ON "lesson"("collection_id", "source_key");

-- CreateIndex
CREATE INDEX "lesson_review_lesson_id_idx" ON "lesson_review"("lesson_id");

-- CreateIndex
CREATE INDEX "lesson_review_user_id_idx" ON "lesson_review"("user_id");

-- CreateIndex
CREATE INDEX "lesson_review_token_id_idx" ON "lesson_review"("token_id");

-- CreateIndex
CREATE UNIQUE INDEX "good_practice_number_key" ON "good_practice"("number");

-- CreateIndex
CREATE INDEX "good_practice_created_at_id_idx" ON "good_practice"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "good_practice_title_id_idx" ON "good_practice"("title", "id");

-- CreateIndex
CREATE INDEX "good_practice_municipality_id_idx" ON "good_practice"("municipality_id");

-- CreateIndex
CREATE INDEX "good_practice_author_id_idx" ON "good_practice"("author_id");

-- CreateIndex
CREATE INDEX "good_practice_author_token_id_idx" ON "good_practice"("author_token_id");

-- CreateIndex
CREATE INDEX "good_practice_lesson_lesson_id_idx" ON "good_practice_lesson"("lesson_id");

-- CreateIndex
CREATE INDEX "good_practice_lesson_partnership_id_idx" ON "good_practice_lesson"("partnership_id");

-- CreateIndex
CREATE INDEX "revision_kind_subject_id_at_idx" ON "revision"("kind", "subject_id", "at");

-- CreateIndex
CREATE INDEX "revision_user_id_idx" ON "revision"("user_id");

-- CreateIndex
CREATE INDEX "revision_token_id_idx" ON "revision"("token_id");

-- CreateIndex
CREATE INDEX "outbox_urgent_seq_idx" ON "outbox"("urgent" DESC, "seq");

-- CreateIndex
CREATE INDEX "_MissionTypeToVisit_B_index" ON "_MissionTypeToVisit"("B");

-- CreateIndex
CREATE INDEX "_PolicyDomainToVisit_B_index" ON "_PolicyDomainToVisit"("B");

-- CreateIndex
CREATE INDEX "_CountryToVisit_B_index" ON "_CountryToVisit"("B");

-- CreateIndex
CREATE INDEX "_CountryToLesson_B_index" ON "_CountryToLesson"("B");

-- CreateIndex
CREATE INDEX "_CountryToGoodPractice_B_index" ON "_CountryToGoodPractice"("B");

-- CreateIndex
CREATE INDEX "_MunicipalityToVisit_B_index" ON "_MunicipalityToVisit"("B");

-- CreateIndex
CREATE INDEX "_PartnershipToProgramme_B_index" ON "_PartnershipToProgramme"("B");

-- CreateIndex
CREATE INDEX "_PartnershipToPolicyDomain_B_index" ON "_PartnershipToPolicyDomain"("B");

-- CreateIndex
CREATE INDEX "_PartnershipToVisit_B_index" ON "_PartnershipToVisit"("B");

-- CreateIndex
CREATE INDEX "_LessonToPolicyDomain_B_index" ON "_LessonToPolicyDomain"("B");

-- CreateIndex
CREATE INDEX "_LessonToMissionType_B_index" ON "_LessonToMissionType"("B");

-- CreateIndex
CREATE INDEX "_GoodPracticeToPolicyDomain_B_index" ON "_GoodPracticeToPolicyDomain"("B");

-- CreateIndex
CREATE INDEX "_GoodPracticeToMissionType_B_index" ON "_GoodPracticeToMissionType"("B");

-- AddForeignKey
ALTER TABLE "policy_domain" ADD CONSTRAINT "policy_domain_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "policy_domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country" ADD CONSTRAINT "country_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_member" ADD CONSTRAINT "partnership_member_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_member" ADD CONSTRAINT "partnership_member_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coordinator" ADD CONSTRAINT "coordinator_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coordinator" ADD CONSTRAINT "coordinator_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coordinator" ADD CONSTRAINT "coordinator_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_place" ADD CONSTRAINT "visit_place_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_place" ADD CONSTRAINT "visit_place_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_place" ADD CONSTRAINT "visit_place_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_author_token_id_fkey" FOREIGN KEY ("author_token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_original" ADD CONSTRAINT "lesson_original_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_review" ADD CONSTRAINT "lesson_review_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_review" ADD CONSTRAINT "lesson_review_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_review" ADD CONSTRAINT "lesson_review_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice" ADD CONSTRAINT "good_practice_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice" ADD CONSTRAINT "good_practice_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice" ADD CONSTRAINT "good_practice_author_token_id_fkey" FOREIGN KEY ("author_token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice_lesson" ADD CONSTRAINT "good_practice_lesson_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice_lesson" ADD CONSTRAINT "good_practice_lesson_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice_lesson" ADD CONSTRAINT "good_practice_lesson_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MissionTypeToVisit" ADD CONSTRAINT "_MissionTypeToVisit_A_fkey" FOREIGN KEY ("A") REFERENCES "mission_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MissionTypeToVisit" ADD CONSTRAINT "_MissionTypeToVisit_B_fkey" FOREIGN KEY ("B") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToVisit" ADD CONSTRAINT "_PolicyDomainToVisit_A_fkey" FOREIGN KEY ("A") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToVisit" ADD CONSTRAINT "_PolicyDomainToVisit_B_fkey" FOREIGN KEY ("B") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToVisit" ADD CONSTRAINT "_CountryToVisit_A_fkey" FOREIGN KEY ("A") REFERENCES "country"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToVisit" ADD CONSTRAINT "_CountryToVisit_B_fkey" FOREIGN KEY ("B") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToLesson" ADD CONSTRAINT "_CountryToLesson_A_fkey" FOREIGN KEY ("A") REFERENCES "country"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToLesson" ADD CONSTRAINT "_CountryToLesson_B_fkey" FOREIGN KEY ("B") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToGoodPractice" ADD CONSTRAINT "_CountryToGoodPractice_A_fkey" FOREIGN KEY ("A") REFERENCES "country"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToGoodPractice" ADD CONSTRAINT "_CountryToGoodPractice_B_fkey" FOREIGN KEY ("B") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MunicipalityToVisit" ADD CONSTRAINT "_MunicipalityToVisit_A_fkey" FOREIGN KEY ("A") REFERENCES "municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MunicipalityToVisit" ADD CONSTRAINT "_MunicipalityToVisit_B_fkey" FOREIGN KEY ("B") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToProgramme" ADD CONSTRAINT "_PartnershipToProgramme_A_fkey" FOREIGN KEY ("A") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToProgramme" ADD CONSTRAINT "_PartnershipToProgramme_B_fkey" FOREIGN KEY ("B") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToPolicyDomain" ADD CONSTRAINT "_PartnershipToPolicyDomain_A_fkey" FOREIGN KEY ("A") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToPolicyDomain" ADD CONSTRAINT "_PartnershipToPolicyDomain_B_fkey" FOREIGN KEY ("B") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToVisit" ADD CONSTRAINT "_PartnershipToVisit_A_fkey" FOREIGN KEY ("A") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PartnershipToVisit" ADD CONSTRAINT "_PartnershipToVisit_B_fkey" FOREIGN KEY ("B") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LessonToPolicyDomain" ADD CONSTRAINT "_LessonToPolicyDomain_A_fkey" FOREIGN KEY ("A") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LessonToPolicyDomain" ADD CONSTRAINT "_LessonToPolicyDomain_B_fkey" FOREIGN KEY ("B") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LessonToMissionType" ADD CONSTRAINT "_LessonToMissionType_A_fkey" FOREIGN KEY ("A") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LessonToMissionType" ADD CONSTRAINT "_LessonToMissionType_B_fkey" FOREIGN KEY ("B") REFERENCES "mission_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GoodPracticeToPolicyDomain" ADD CONSTRAINT "_GoodPracticeToPolicyDomain_A_fkey" FOREIGN KEY ("A") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GoodPracticeToPolicyDomain" ADD CONSTRAINT "_GoodPracticeToPolicyDomain_B_fkey" FOREIGN KEY ("B") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GoodPracticeToMissionType" ADD CONSTRAINT "_GoodPracticeToMissionType_A_fkey" FOREIGN KEY ("A") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GoodPracticeToMissionType" ADD CONSTRAINT "_GoodPracticeToMissionType_B_fkey" FOREIGN KEY ("B") REFERENCES "mission_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;
