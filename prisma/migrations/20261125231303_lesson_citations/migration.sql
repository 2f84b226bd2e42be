-- CreateTable
CREATE TABLE "lesson_citation" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "page" INTEGER,
    "quote" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_citation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lesson_citation_lesson_id_idx" ON "lesson_citation"("lesson_id");

-- CreateIndex
CREATE INDEX "lesson_citation_document_id_idx" ON "lesson_citation"("document_id");

-- AddForeignKey
ALTER TABLE "lesson_citation" ADD CONSTRAINT "lesson_citation_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_citation" ADD CONSTRAINT "lesson_citation_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table lesson_citation
  add constraint lesson_citation_page_positive check (page > 0),
  add constraint lesson_citation_quote_given check (btrim(quote) <> '' and char_length(quote) <= 4000);

-- Of what was withdrawn nothing is quoted any more.
create function document_withdrawn() returns trigger language plpgsql as $$
begin
  update lesson_citation set quote = null where document_id = new.id;
  return null;
end $$;
create trigger document_quotes_end after update of withdrawn_on on document
  for each row when (new.withdrawn_on is not null) execute function document_withdrawn();

create function check_citation() returns trigger language plpgsql as $$
begin
  if exists (select from document where id = new.document_id and withdrawn_on is not null) then
    raise exception 'A document that was withdrawn is not cited.' using errcode = 'check_violation', constraint = 'lesson_citation_of_what_is_there';
  end if;
  return new;
end $$;
create trigger lesson_citation_document before insert on lesson_citation for each row execute function check_citation();
