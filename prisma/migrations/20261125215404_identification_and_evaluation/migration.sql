-- CreateEnum
CREATE TYPE "IdentificationPoint" AS ENUM ('SPIRIT_OF_THE_PROGRAMME', 'COLLEAGUE_TO_COLLEAGUE', 'CAPACITY_BUILDING', 'THREE_PILLARS', 'COMMUNICATION', 'SUPRA_LOCAL_SETTING');

-- CreateEnum
CREATE TYPE "Extent" AS ENUM ('YES', 'PARTLY', 'NO');

-- CreateEnum
CREATE TYPE "ResultJudgement" AS ENUM ('REACHED', 'WILL_BE_REACHED', 'PARTLY', 'NOT_REACHED');

-- CreateEnum
CREATE TYPE "CapacityContribution" AS ENUM ('NONE', 'SOME', 'STRONG');

-- CreateTable
CREATE TABLE "identification" (
    "visit_id" UUID NOT NULL,
    "languages" TEXT[],
    "channels" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identification_pkey" PRIMARY KEY ("visit_id")
);

-- CreateTable
CREATE TABLE "identification_check" (
    "visit_id" UUID NOT NULL,
    "point" "IdentificationPoint" NOT NULL,
    "holds" "Extent" NOT NULL,
    "sentence" TEXT,

    CONSTRAINT "identification_check_pkey" PRIMARY KEY ("visit_id","point")
);

-- CreateTable
CREATE TABLE "planned_result" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "policy_domain_id" UUID,
    "due_on" DATE,
    "dropped_on" DATE,
    "dropped_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "planned_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judged_result" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "planned_result_id" UUID NOT NULL,
    "judgement" "ResultJudgement" NOT NULL,
    "contribution" "CapacityContribution" NOT NULL,
    "sentence" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judged_result_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "planned_result_partnership_id_idx" ON "planned_result"("partnership_id");

-- CreateIndex
CREATE INDEX "planned_result_policy_domain_id_idx" ON "planned_result"("policy_domain_id");

-- CreateIndex
CREATE INDEX "judged_result_planned_result_id_idx" ON "judged_result"("planned_result_id");

-- CreateIndex
CREATE UNIQUE INDEX "judged_result_visit_id_planned_result_id_key" ON "judged_result"("visit_id", "planned_result_id");

-- AddForeignKey
ALTER TABLE "identification" ADD CONSTRAINT "identification_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identification_check" ADD CONSTRAINT "identification_check_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "identification"("visit_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_result" ADD CONSTRAINT "planned_result_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_result" ADD CONSTRAINT "planned_result_policy_domain_id_fkey" FOREIGN KEY ("policy_domain_id") REFERENCES "policy_domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judged_result" ADD CONSTRAINT "judged_result_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judged_result" ADD CONSTRAINT "judged_result_planned_result_id_fkey" FOREIGN KEY ("planned_result_id") REFERENCES "planned_result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table identification add constraint identification_sizes check (char_length(coalesce(channels, '')) <= 4000);

-- What does not hold, or not whole, is said in a sentence.
alter table identification_check
  add constraint identification_check_says_what_lacks check (holds = 'YES' or btrim(coalesce(sentence, '')) <> ''),
  add constraint identification_check_sizes check (char_length(coalesce(sentence, '')) <= 4000);

alter table planned_result
  add constraint planned_result_text_given check (btrim(text) <> ''),
  add constraint planned_result_says_why_dropped
    check ((dropped_on is null) = (dropped_reason is null) and coalesce(btrim(dropped_reason), '-') <> ''),
  add constraint planned_result_sizes check (char_length(text) <= 4000 and char_length(coalesce(dropped_reason, '')) <= 4000);

alter table judged_result
  add constraint judged_result_sentence_given check (btrim(sentence) <> ''),
  add constraint judged_result_sizes check (char_length(sentence) <= 4000);

create function check_judged_result() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from planned_result r join "_PartnershipToVisit" j on j."A" = r.partnership_id
    where r.id = new.planned_result_id and j."B" = new.visit_id
  ) then
    raise exception 'An evaluation judges the results of the partnerships of its visit.' using errcode = 'check_violation', constraint = 'judged_result_of_its_partnership';
  end if;
  return new;
end $$;
create trigger judged_result_of_its_partnership before insert or update of visit_id, planned_result_id on judged_result
  for each row execute function check_judged_result();

-- ——— what is recorded of a visit fits what the visit is for ———

create function check_visit_records(recorded_on uuid) returns void language plpgsql as $$
declare
  missing text;
begin
  -- The visit stays as it is until this has looked at it, whoever takes a finality off it meanwhile.
  perform 1 from visit where id = recorded_on for share;
  if not found then
    return;
  end if;
  select needed.code into missing from (values
    ('IDENTIFICATION', exists (select 1 from identification where visit_id = recorded_on)),
    ('EVALUATION', exists (select 1 from judged_result where visit_id = recorded_on))
  ) as needed (code, is_there)
  where needed.is_there and not exists (
    select 1 from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = recorded_on and t.code = needed.code);
  if missing is not null then
    raise exception 'What is recorded of this visit is for a visit of finality %.', missing using errcode = 'check_violation', constraint = 'visit_records_fit_finality';
  end if;
end $$;
create function check_records_of_row() returns trigger language plpgsql as $$
begin
  perform check_visit_records(new.visit_id);
  return null;
end $$;
create function check_records_of_join() returns trigger language plpgsql as $$
begin
  perform check_visit_records(old."B");
  return null;
end $$;
create constraint trigger identification_fits_finality after insert on identification
  deferrable initially deferred for each row execute function check_records_of_row();
create constraint trigger judged_result_fits_finality after insert on judged_result
  deferrable initially deferred for each row execute function check_records_of_row();
create constraint trigger visit_mission_types_fit_records after delete on "_MissionTypeToVisit"
  deferrable initially deferred for each row execute function check_records_of_join();
