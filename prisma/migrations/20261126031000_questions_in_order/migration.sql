-- AlterTable
ALTER TABLE "question" ADD COLUMN     "waits_until" DATE NOT NULL DEFAULT '9999-12-31'::date;

-- CreateIndex
CREATE INDEX "question_waits_until_id_idx" ON "question"("waits_until", "id");

update question set waits_until = needed_by where needed_by is not null;

create function keep_waits_until() returns trigger language plpgsql as $$
begin
  new.waits_until := coalesce(new.needed_by, '9999-12-31');
  return new;
end $$;
create trigger question_waits_until before insert or update on question
  for each row execute function keep_waits_until();
