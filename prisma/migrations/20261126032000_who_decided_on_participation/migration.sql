-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "participation_id" UUID;

-- The history of participations that are there is linked to them; a revision changes in no other way.
alter table revision disable trigger revision_append_only;
update revision r set participation_id = r.subject_id
where r.kind = 'Participation' and exists (select from participation p where p.id = r.subject_id);
alter table revision enable trigger revision_append_only;

-- CreateIndex
CREATE INDEX "revision_participation_id_idx" ON "revision"("participation_id");

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Whoever writes it, and by whatever way.
create function link_participation() returns trigger language plpgsql as $$
begin
  new.participation_id := new.subject_id;
  return new;
end $$;
create trigger revision_of_participation before insert on revision
  for each row when (new.kind = 'Participation') execute function link_participation();
