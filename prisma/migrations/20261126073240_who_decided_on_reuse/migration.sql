-- AlterTable
ALTER TABLE "reuse" ADD COLUMN     "decided_by_id" UUID,
ADD COLUMN     "outcome_by_id" UUID;

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reuse" ADD CONSTRAINT "reuse_outcome_by_id_fkey" FOREIGN KEY ("outcome_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table reuse
  add constraint reuse_teller_with_an_outcome check (outcome_by_id is null or outcome is not null);

-- Who decided what is there says its history.
update reuse r set
  decided_by_id = (select v.user_id from revision v where v.kind = 'Reuse' and v.subject_id = r.id and v.action = 'decide' order by v.at desc, v.id desc limit 1),
  outcome_by_id = (select v.user_id from revision v where v.kind = 'Reuse' and v.subject_id = r.id and v.action = 'recordOutcome' order by v.at desc, v.id desc limit 1);
