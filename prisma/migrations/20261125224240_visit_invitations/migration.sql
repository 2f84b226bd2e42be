-- CreateEnum
CREATE TYPE "InvitationAnswer" AS ENUM ('ACCEPTED', 'DECLINED');

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "is_organised" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "visit_invitation" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "partnership_id" UUID,
    "text" TEXT,
    "answer" "InvitationAnswer",
    "answered_on" DATE,
    "answer_reason" TEXT,
    "aims" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "visit_invitation_municipality_id_idx" ON "visit_invitation"("municipality_id");

-- CreateIndex
CREATE INDEX "visit_invitation_partnership_id_idx" ON "visit_invitation"("partnership_id");

-- CreateIndex
CREATE INDEX "visit_invitation_created_at_id_idx" ON "visit_invitation"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "visit_invitation_visit_id_municipality_id_key" ON "visit_invitation"("visit_id", "municipality_id");

-- AddForeignKey
ALTER TABLE "visit_invitation" ADD CONSTRAINT "visit_invitation_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_invitation" ADD CONSTRAINT "visit_invitation_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_invitation" ADD CONSTRAINT "visit_invitation_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table visit_invitation
  add constraint visit_invitation_answered_has_its_day check ((answer is null) = (answered_on is null)),
  add constraint visit_invitation_reason_is_of_an_answer check (answer_reason is null or answer is not null),
  add constraint visit_invitation_sizes check (char_length(coalesce(text, '')) <= 4000
    and char_length(coalesce(answer_reason, '')) <= 4000 and char_length(coalesce(aims, '')) <= 20000);

create function check_invitation() returns trigger language plpgsql as $$
begin
  if not exists (select from visit where id = new.visit_id and is_organised) then
    raise exception 'Municipalities are invited to what the association organises.' using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from municipality where id = new.municipality_id and side = 'NORTH') then
    raise exception 'The association invites Flemish municipalities; their partners receive the visit.' using errcode = 'integrity_constraint_violation';
  end if;
  if new.partnership_id is not null and not exists (select from partnership_member
    where partnership_id = new.partnership_id and municipality_id = new.municipality_id and left_on is null) then
    raise exception 'A municipality is invited in a partnership of its own.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger visit_invitation_checked before insert or update of municipality_id, partnership_id on visit_invitation
  for each row execute function check_invitation();

-- As before; what the association organises may be a draft before anybody has agreed to travel.
create or replace function check_visit(visit_id uuid) returns void language plpgsql as $$
begin
  if not exists (select 1 from visit where id = visit_id) then
    return;
  end if;
  if exists (select 1 from "_MunicipalityToVisit" j join municipality m on m.id = j."A" where j."B" = visit_id and m.side <> 'NORTH') then
    raise exception 'The municipalities that travel on a visit are northern.' using errcode = 'check_violation', constraint = 'visit_municipality_is_northern';
  end if;
  if exists (select 1 from visit v where v.id = visit_id and v.is_draft and v.is_organised) then
    return;
  end if;
  if not exists (select 1 from "_MunicipalityToVisit" where "B" = visit_id) then
    raise exception 'A visit has at least one northern municipality.' using errcode = 'check_violation', constraint = 'visit_has_municipality';
  end if;
  if exists (select 1 from visit v where v.id = visit_id and v.is_draft) then
    return;
  end if;
  if not exists (select 1 from "_MissionTypeToVisit" where "B" = visit_id) then
    raise exception 'A visit has at least one mission type.' using errcode = 'check_violation', constraint = 'visit_has_mission_type';
  end if;
  if not exists (select 1 from "_PartnershipToVisit" where "B" = visit_id) then
    if exists (select 1 from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = visit_id and t.needs_partnership) then
      raise exception 'Only an identification mission can do without a partnership.' using errcode = 'check_violation', constraint = 'visit_has_partnership';
    end if;
    if not exists (select 1 from visit_place p where p.visit_id = check_visit.visit_id)
      and not exists (select 1 from "_CountryToVisit" where "B" = visit_id) then
      raise exception 'A visit without a partnership names a country or a place.' using errcode = 'check_violation', constraint = 'visit_says_where';
    end if;
  end if;
end $$;
