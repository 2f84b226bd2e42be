-- CreateTable
CREATE TABLE "steering_structure" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "steering_structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bottleneck" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bottleneck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_PolicyDomainToSteeringStructure" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PolicyDomainToSteeringStructure_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "steering_structure_visit_id_idx" ON "steering_structure"("visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "steering_structure_partnership_id_since_key" ON "steering_structure"("partnership_id", "since");

-- CreateIndex
CREATE INDEX "bottleneck_visit_id_idx" ON "bottleneck"("visit_id");

-- CreateIndex
CREATE INDEX "_PolicyDomainToSteeringStructure_B_index" ON "_PolicyDomainToSteeringStructure"("B");

-- AddForeignKey
ALTER TABLE "steering_structure" ADD CONSTRAINT "steering_structure_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steering_structure" ADD CONSTRAINT "steering_structure_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bottleneck" ADD CONSTRAINT "bottleneck_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToSteeringStructure" ADD CONSTRAINT "_PolicyDomainToSteeringStructure_A_fkey" FOREIGN KEY ("A") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToSteeringStructure" ADD CONSTRAINT "_PolicyDomainToSteeringStructure_B_fkey" FOREIGN KEY ("B") REFERENCES "steering_structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table steering_structure
  add constraint steering_structure_text_given check (btrim(text) <> ''),
  add constraint steering_structure_sizes check (char_length(text) <= 20000);

alter table bottleneck
  add constraint bottleneck_text_given check (btrim(text) <> ''),
  add constraint bottleneck_recommendation_given check (btrim(recommendation) <> ''),
  -- What is in the way between people is for those who work on it, at most for the network.
  add constraint bottleneck_not_public check (visibility <> 'PUBLIC'),
  add constraint bottleneck_sizes check (char_length(text) <= 4000 and char_length(recommendation) <= 4000);

create function check_steering_structure() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from "_PartnershipToVisit" where "A" = new.partnership_id and "B" = new.visit_id) then
    raise exception 'A steering structure is laid down on a visit of its partnership.' using errcode = 'check_violation', constraint = 'steering_structure_of_its_partnership';
  end if;
  return new;
end $$;
create trigger steering_structure_of_its_partnership before insert or update of partnership_id, visit_id on steering_structure
  for each row execute function check_steering_structure();

create or replace function check_visit_records(recorded_on uuid) returns void language plpgsql as $$
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
    ('EVALUATION', exists (select 1 from judged_result where visit_id = recorded_on)),
    ('TECHNICAL', exists (select 1 from steering_structure where visit_id = recorded_on)),
    ('POLITICAL', exists (select 1 from bottleneck where visit_id = recorded_on))
  ) as needed (code, is_there)
  where needed.is_there and not exists (
    select 1 from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = recorded_on and t.code = needed.code);
  if missing is not null then
    raise exception 'What is recorded of this visit is for a visit of finality %.', missing using errcode = 'check_violation', constraint = 'visit_records_fit_finality';
  end if;
end $$;
create constraint trigger steering_structure_fits_finality after insert on steering_structure
  deferrable initially deferred for each row execute function check_records_of_row();
create constraint trigger bottleneck_fits_finality after insert on bottleneck
  deferrable initially deferred for each row execute function check_records_of_row();
