-- What is derived from documents is made again by the worker; nothing of it is carried over.
truncate indexed_document, vocabulary, index_audience;

-- AlterTable
ALTER TABLE "index_audience" DROP CONSTRAINT "index_audience_pkey",
DROP COLUMN "lengths",
ADD COLUMN     "field" TEXT NOT NULL,
ADD COLUMN     "length" BIGINT NOT NULL,
ADD CONSTRAINT "index_audience_pkey" PRIMARY KEY ("audience", "field");

-- AlterTable
ALTER TABLE "indexed_document" DROP CONSTRAINT "indexed_document_pkey",
DROP COLUMN "lengths",
ADD COLUMN     "kind" TEXT NOT NULL,
DROP COLUMN "id",
ADD COLUMN     "id" UUID NOT NULL,
ADD COLUMN     "strengths" DOUBLE PRECISION[],
ADD CONSTRAINT "indexed_document_pkey" PRIMARY KEY ("kind", "id");

-- CreateTable
CREATE TABLE "vocabulary_change" (
    "revision" BIGSERIAL NOT NULL,
    "deltas" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vocabulary_change_pkey" PRIMARY KEY ("revision")
);

-- CreateIndex
CREATE INDEX "indexed_document_terms_idx" ON "indexed_document" USING GIN ("terms");


-- Catalogues that stand in documents: a code, a label or a place in a tree that changes takes its documents along.

create function mission_type_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', j."A", false) from "_LessonToMissionType" j where j."B" = new.id;
  perform enqueue('GoodPractice', j."A", false) from "_GoodPracticeToMissionType" j where j."B" = new.id;
  perform enqueue('Visit', j."B", false) from "_MissionTypeToVisit" j where j."A" = new.id;
  return null;
end $$;
create trigger mission_type_outbox after update of code, label_nl, label_fr, label_es, label_en on mission_type
  for each row execute function mission_type_changed();

create function collection_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', l.id, false) from lesson l where l.collection_id = new.id;
  return null;
end $$;
create trigger collection_outbox after update of code on collection
  for each row when (old.code <> new.code) execute function collection_changed();

create function enqueue_country(country text) returns void language plpgsql as $$
begin
  perform enqueue('Lesson', j."B", false) from "_CountryToLesson" j where j."A" = country;
  perform enqueue('GoodPractice', j."B", false) from "_CountryToGoodPractice" j where j."A" = country;
  perform enqueue('Visit', v.id, false) from visit v
    where v.id in (select "B" from "_CountryToVisit" where "A" = country)
       or v.id in (select visit_id from visit_place where country_code = country)
       or v.id in (
         select p."B" from "_PartnershipToVisit" p
         join partnership_member pm on pm.partnership_id = p."A" join municipality m on m.id = pm.municipality_id
         where m.country_code = country);
end $$;

create function country_moved() returns trigger language plpgsql as $$
begin
  perform enqueue_country(new.code);
  return null;
end $$;
create trigger country_outbox after update of region_code on country
  for each row when (old.region_code <> new.region_code) execute function country_moved();

create function region_moved() returns trigger language plpgsql as $$
begin
  perform enqueue_country(c.code) from country c where c.region_code in (
    with recursive beneath as (
      select new.code
      union all
      select r.code from region r join beneath b on r.parent_code = b.code
    ) select code from beneath);
  return null;
end $$;
create trigger region_outbox after update of parent_code on region
  for each row when (old.parent_code is distinct from new.parent_code) execute function region_moved();
