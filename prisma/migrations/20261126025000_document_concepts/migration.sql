-- AlterTable
ALTER TABLE "indexed_document" ADD COLUMN     "concepts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What is there already says the same as what comes: src/search/concepts-about.ts.
update indexed_document d set concepts = coalesce((
  select array_agg(distinct substr(split_part(entry, ':', 1), 2) order by substr(split_part(entry, ':', 1), 2))
  from (values ('title'), (case when d.kind = 'Visit' then 'context' else 'lesson' end)) f (field)
  cross join lateral regexp_split_to_table(d.record -> f.field ->> 'counts', ' ') as entry
  where entry like '~%' and entry not like '~g-%'), '{}')
where d.kind in ('Lesson', 'GoodPractice', 'Question', 'Visit');

-- CreateIndex
CREATE INDEX "indexed_document_concepts_idx" ON "indexed_document" USING GIN ("concepts");
