-- CreateEnum
CREATE TYPE "QuestionState" AS ENUM ('OPEN', 'ANSWERED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "state" "QuestionState" NOT NULL DEFAULT 'OPEN',
    "visibility" "Visibility" NOT NULL,
    "needed_by" DATE,
    "closed_reason" TEXT,
    "closed_on" DATE,
    "municipality_id" UUID,
    "author_id" UUID,
    "author_token_id" UUID,
    "gap_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_answer" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "lesson_id" UUID,
    "practice_id" UUID,
    "person_id" UUID,
    "note" TEXT,
    "helped" BOOLEAN,
    "municipality_id" UUID,
    "author_id" UUID,
    "author_token_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_PolicyDomainToQuestion" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_PolicyDomainToQuestion_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToQuestion" (
    "A" TEXT NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_CountryToQuestion_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_QuestionToRegion" (
    "A" UUID NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_QuestionToRegion_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "question_number_key" ON "question"("number");

-- CreateIndex
CREATE INDEX "question_created_at_id_idx" ON "question"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "question_title_id_idx" ON "question"("title", "id");

-- CreateIndex
CREATE INDEX "question_municipality_id_idx" ON "question"("municipality_id");

-- CreateIndex
CREATE INDEX "question_author_id_idx" ON "question"("author_id");

-- CreateIndex
CREATE INDEX "question_author_token_id_idx" ON "question"("author_token_id");

-- CreateIndex
CREATE INDEX "question_gap_id_idx" ON "question"("gap_id");

-- CreateIndex
CREATE INDEX "question_answer_lesson_id_idx" ON "question_answer"("lesson_id");

-- CreateIndex
CREATE INDEX "question_answer_practice_id_idx" ON "question_answer"("practice_id");

-- CreateIndex
CREATE INDEX "question_answer_person_id_idx" ON "question_answer"("person_id");

-- CreateIndex
CREATE INDEX "question_answer_municipality_id_idx" ON "question_answer"("municipality_id");

-- CreateIndex
CREATE INDEX "question_answer_author_id_idx" ON "question_answer"("author_id");

-- CreateIndex
CREATE INDEX "question_answer_author_token_id_idx" ON "question_answer"("author_token_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_answer_question_id_lesson_id_key" ON "question_answer"("question_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_answer_question_id_practice_id_key" ON "question_answer"("question_id", "practice_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_answer_question_id_person_id_key" ON "question_answer"("question_id", "person_id");

-- CreateIndex
CREATE INDEX "_PolicyDomainToQuestion_B_index" ON "_PolicyDomainToQuestion"("B");

-- CreateIndex
CREATE INDEX "_CountryToQuestion_B_index" ON "_CountryToQuestion"("B");

-- CreateIndex
CREATE INDEX "_QuestionToRegion_B_index" ON "_QuestionToRegion"("B");

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_author_token_id_fkey" FOREIGN KEY ("author_token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_gap_id_fkey" FOREIGN KEY ("gap_id") REFERENCES "knowledge_gap"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "good_practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_author_token_id_fkey" FOREIGN KEY ("author_token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToQuestion" ADD CONSTRAINT "_PolicyDomainToQuestion_A_fkey" FOREIGN KEY ("A") REFERENCES "policy_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyDomainToQuestion" ADD CONSTRAINT "_PolicyDomainToQuestion_B_fkey" FOREIGN KEY ("B") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToQuestion" ADD CONSTRAINT "_CountryToQuestion_A_fkey" FOREIGN KEY ("A") REFERENCES "country"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToQuestion" ADD CONSTRAINT "_CountryToQuestion_B_fkey" FOREIGN KEY ("B") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_QuestionToRegion" ADD CONSTRAINT "_QuestionToRegion_A_fkey" FOREIGN KEY ("A") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_QuestionToRegion" ADD CONSTRAINT "_QuestionToRegion_B_fkey" FOREIGN KEY ("B") REFERENCES "region"("code") ON DELETE CASCADE ON UPDATE CASCADE;

alter table question
  add constraint question_title_given check (btrim(title) <> ''),
  add constraint question_text_given check (btrim(text) <> ''),
  add constraint question_sizes check (char_length(title) <= 200 and char_length(text) <= 20000
    and char_length(coalesce(closed_reason, '')) <= 4000),
  add constraint question_has_one_author check (num_nonnulls(author_id, author_token_id) <= 1),
  add constraint question_closed_has_its_day check ((state = 'OPEN') = (closed_on is null)),
  add constraint question_open_has_no_reason check (state <> 'OPEN' or closed_reason is null),
  add constraint question_says_why_withdrawn check (state <> 'WITHDRAWN' or btrim(coalesce(closed_reason, '')) <> '');

alter table question_answer
  add constraint question_answer_of_one_thing check (num_nonnulls(lesson_id, practice_id, person_id) = 1),
  add constraint question_answer_has_one_author check (num_nonnulls(author_id, author_token_id) <= 1),
  add constraint question_answer_sizes check (char_length(coalesce(note, '')) <= 4000);

-- What is asked about is how a question finds its answer: at least one theme, when all of it is written.
create function check_question_theme() returns trigger language plpgsql as $$
declare
  question_id uuid := (coalesce(to_jsonb(old), to_jsonb(new)) ->> tg_argv[0])::uuid;
begin
  if exists (select from question where id = question_id)
    and not exists (select from "_PolicyDomainToQuestion" where "B" = question_id) then
    raise exception 'policyDomains: a question is about at least one policy domain.' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger question_has_theme after insert on question
  deferrable initially deferred for each row execute function check_question_theme('id');
create constraint trigger question_keeps_theme after update or delete on "_PolicyDomainToQuestion"
  deferrable initially deferred for each row execute function check_question_theme('B');

-- Locked, so that it is not withdrawn while it is being answered.
create function check_question_answer() returns trigger language plpgsql as $$
begin
  perform from question where id = new.question_id and state <> 'WITHDRAWN' for share;
  if not found then
    raise exception 'question: it was withdrawn; nobody waits for an answer.' using errcode = 'integrity_constraint_violation';
  end if;
  if new.lesson_id is not null and not exists (select from lesson where id = new.lesson_id and state = 'PUBLISHED')
    or new.practice_id is not null and not exists (select from good_practice where id = new.practice_id and state = 'PUBLISHED') then
    raise exception 'A question is answered by what is published.' using errcode = 'integrity_constraint_violation';
  end if;
  if new.person_id is not null and not exists (select from person where id = new.person_id and consent = 'NAMED' and erased_on is null) then
    raise exception 'person: only who agreed to be named to colleagues can be called.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger question_answer_checked before insert or update of question_id, lesson_id, practice_id, person_id on question_answer
  for each row execute function check_question_answer();

-- ——— questions are findable: whatever changes one, or what it is found under, leaves a row in the outbox ———

create function question_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'WITHDRAWN' then perform enqueue('Question', old.id, true); end if;
  elsif tg_op = 'INSERT' then
    if new.state <> 'WITHDRAWN' then perform enqueue('Question', new.id, false); end if;
  elsif old.state <> 'WITHDRAWN' or new.state <> 'WITHDRAWN' then
    perform enqueue('Question', new.id, old.state <> 'WITHDRAWN' and (
      new.state = 'WITHDRAWN' or visibility_rank(new.visibility) < visibility_rank(old.visibility)
      or new.municipality_id is distinct from old.municipality_id));
  end if;
  return null;
end $$;
create trigger question_outbox after insert or update or delete on question for each row execute function question_changed();
create trigger question_renamed_outbox after update of id on question
  for each row when (old.id <> new.id and old.state <> 'WITHDRAWN') execute function findable_renamed('Question');

create function question_join_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Question', q.id, false) from question q where q.state <> 'WITHDRAWN' and q.id::text in (
    select linked ->> tg_argv[0] from unnest(array[to_jsonb(old), to_jsonb(new)]) linked);
  return null;
end $$;
create trigger question_domain_outbox after insert or update or delete on "_PolicyDomainToQuestion"
  for each row execute function question_join_changed('B');
create trigger question_country_outbox after insert or update or delete on "_CountryToQuestion"
  for each row execute function question_join_changed('B');
create trigger question_region_outbox after insert or update or delete on "_QuestionToRegion"
  for each row execute function question_join_changed('A');

create function questions_of_domain() returns trigger language plpgsql as $$
begin
  perform enqueue('Question', q.id, false) from question q where q.state <> 'WITHDRAWN' and q.id in (
    with recursive below as (
      select new.id
      union
      select d.id from policy_domain d join below b on d.parent_id = b.id
    ) select j."B" from "_PolicyDomainToQuestion" j join below b on b.id = j."A");
  return null;
end $$;
create trigger policy_domain_questions after update of code, parent_id on policy_domain for each row
  when (row(old.code, old.parent_id) is distinct from row(new.code, new.parent_id)) execute function questions_of_domain();

create function questions_of_country() returns trigger language plpgsql as $$
begin
  perform enqueue('Question', q.id, false) from question q join "_CountryToQuestion" j on j."B" = q.id
    where j."A" = new.code and q.state <> 'WITHDRAWN';
  return null;
end $$;
create trigger country_questions after update of region_code on country
  for each row when (old.region_code <> new.region_code) execute function questions_of_country();

create function questions_of_region() returns trigger language plpgsql as $$
begin
  perform enqueue('Question', q.id, false) from question q where q.state <> 'WITHDRAWN' and q.id in (
    with recursive below as (
      select new.code
      union
      select r.code from region r join below b on r.parent_code = b.code
    )
    select j."A" from "_QuestionToRegion" j join below b on b.code = j."B"
    union
    select j."B" from "_CountryToQuestion" j join country c on c.code = j."A" join below b on b.code = c.region_code);
  return null;
end $$;
create trigger region_questions after update of parent_code on region
  for each row when (old.parent_code is distinct from new.parent_code) execute function questions_of_region();

create function questions_of_municipality() returns trigger language plpgsql as $$
begin
  perform enqueue('Question', q.id, false) from question q where q.municipality_id = new.id and q.state <> 'WITHDRAWN';
  return null;
end $$;
create trigger municipality_questions after update of name, other_names on municipality for each row
  when (old.name <> new.name or old.other_names <> new.other_names) execute function questions_of_municipality();
