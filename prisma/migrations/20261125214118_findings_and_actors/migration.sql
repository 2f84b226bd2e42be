-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('LOCAL_GOVERNMENT', 'CIVIL_SOCIETY', 'SUPRA_LOCAL_GOVERNMENT', 'ASSOCIATION_OF_MUNICIPALITIES', 'EMBASSY', 'INTERNATIONAL_INSTITUTION', 'OTHER');

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "finding_id" UUID;

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "found_on" DATE,
    "pillar" "Pillar",
    "policy_domain_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor_met" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "kind" "ActorKind" NOT NULL,
    "person_id" UUID,
    "job_title" TEXT,
    "met_on" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actor_met_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_report" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID,
    "text" TEXT NOT NULL,
    "shared_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "personal_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "finding_visit_id_idx" ON "finding"("visit_id");

-- CreateIndex
CREATE INDEX "finding_policy_domain_id_idx" ON "finding"("policy_domain_id");

-- CreateIndex
CREATE INDEX "actor_met_visit_id_idx" ON "actor_met"("visit_id");

-- CreateIndex
CREATE INDEX "actor_met_person_id_idx" ON "actor_met"("person_id");

-- CreateIndex
CREATE INDEX "personal_report_visit_id_idx" ON "personal_report"("visit_id");

-- CreateIndex
CREATE INDEX "personal_report_person_id_idx" ON "personal_report"("person_id");

-- CreateIndex
CREATE INDEX "lesson_finding_id_idx" ON "lesson"("finding_id");

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_policy_domain_id_fkey" FOREIGN KEY ("policy_domain_id") REFERENCES "policy_domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_met" ADD CONSTRAINT "actor_met_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_met" ADD CONSTRAINT "actor_met_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_report" ADD CONSTRAINT "personal_report_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_report" ADD CONSTRAINT "personal_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table finding
  add constraint finding_text_given check (btrim(text) <> ''),
  add constraint finding_sizes check (char_length(text) <= 4000);

alter table actor_met
  add constraint actor_met_organisation_given check (btrim(organisation) <> ''),
  add constraint actor_met_sizes check (char_length(organisation) <= 200
    and char_length(coalesce(job_title, '')) <= 200 and char_length(coalesce(note, '')) <= 4000);

alter table personal_report
  add constraint personal_report_text_given check (btrim(text) <> ''),
  add constraint personal_report_sizes check (char_length(text) <= 100000);

-- A staff member writes one report of a visit.
create unique index personal_report_of_person on personal_report (visit_id, person_id) where person_id is not null;

create function check_finding_of_lesson() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from finding f where f.id = new.finding_id and f.visit_id = new.visit_id) then
    raise exception 'A lesson comes of a finding of its own visit.' using errcode = 'check_violation', constraint = 'lesson_finding_of_its_visit';
  end if;
  return new;
end $$;
create trigger lesson_finding_of_its_visit before insert or update of finding_id, visit_id on lesson
  for each row when (new.finding_id is not null) execute function check_finding_of_lesson();
