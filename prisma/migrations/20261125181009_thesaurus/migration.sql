-- AlterTable
ALTER TABLE "indexed_document" ADD COLUMN     "language" "Language";

-- Visits, which have no language of their own, are read in Dutch.
update indexed_document set language = coalesce(attributes ->> 'language', 'nl')::"Language";
alter table indexed_document alter column language set not null;

-- CreateTable
CREATE TABLE "concept" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "broader_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "terms_nl" TEXT[],
    "terms_fr" TEXT[],
    "terms_es" TEXT[],
    "terms_en" TEXT[],
    "sought_nl" TEXT NOT NULL DEFAULT '',
    "sought_fr" TEXT NOT NULL DEFAULT '',
    "sought_es" TEXT NOT NULL DEFAULT '',
    "sought_en" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "concept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thesaurus_revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "thesaurus_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concept_change" (
    "seq" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "concept_change_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "concept_code_key" ON "concept"("code");

-- CreateIndex
CREATE INDEX "concept_broader_id_idx" ON "concept"("broader_id");

-- AddForeignKey
ALTER TABLE "concept" ADD CONSTRAINT "concept_broader_id_fkey" FOREIGN KEY ("broader_id") REFERENCES "concept"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ——— what a concept may say ———

alter table thesaurus_revision add constraint thesaurus_revision_is_one_row check (id = 1);
insert into thesaurus_revision default values;

create function are_terms(terms text[]) returns boolean language sql immutable as $$
  select terms is not null
    and not exists (select from unnest(terms) term
      where term is null or term = '' or term <> btrim(term) or length(term) > 80 or term ~ '[|,[:cntrl:]]')
    and cardinality(terms) = (select count(distinct term) from unnest(terms) term)
$$;
alter table concept
  add constraint a_code_is_of_words_joined_by_hyphens check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 80),
  add constraint a_concept_has_a_term check (cardinality(terms_nl || terms_fr || terms_es || terms_en) > 0),
  add constraint terms_are_words check (are_terms(terms_nl) and are_terms(terms_fr) and are_terms(terms_es) and are_terms(terms_en)),
  add constraint a_concept_is_not_its_own_broader check (broader_id <> id);

create function no_circle_of_concepts() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select new.broader_id as id
      union
      select c.broader_id from concept c join above a on c.id = a.id where c.broader_id is not null
    ) select from above where id = new.id)
  then
    raise exception 'broader: a concept cannot lie beneath itself.' using errcode = '23000';
  end if;
  return null;
end $$;
create constraint trigger concept_circle after insert or update of broader_id on concept
  deferrable initially deferred for each row when (new.broader_id is not null) execute function no_circle_of_concepts();

-- ——— what the list is searched in ———

-- Folded before it is put in lower case, which some databases do for plain letters only.
create function folded_terms(terms text[]) returns text language sql immutable as $$
  select '|' || lower(replace(replace(replace(
    regexp_replace(normalize(array_to_string(terms, '|'), NFD), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss')) || '|'
$$;
create function keep_sought() returns trigger language plpgsql as $$
begin
  new.sought_nl := folded_terms(new.terms_nl);
  new.sought_fr := folded_terms(new.terms_fr);
  new.sought_es := folded_terms(new.terms_es);
  new.sought_en := folded_terms(new.terms_en);
  return new;
end $$;
create trigger concept_sought before insert or update on concept for each row execute function keep_sought();

-- ——— who hears of a change ———

create function concept_as_read(c concept) returns jsonb language sql immutable as $$
  select jsonb_build_object('position', c.position,
    'terms', jsonb_build_object('nl', c.terms_nl, 'fr', c.terms_fr, 'es', c.terms_es, 'en', c.terms_en))
$$;

-- The worker finds by it which words mean something else now, and has the documents made again that hold one.
create function note_concept_change() returns trigger language plpgsql as $$
begin
  -- The first bringing of the files tells of nothing new: the index was made with them.
  if current_setting('kennisband.first_thesaurus', true) = pg_current_xact_id()::text then
    return null;
  end if;
  insert into concept_change (code, before, after) values (
    coalesce(new.code, old.code),
    case when tg_op = 'INSERT' then null else concept_as_read(old) end,
    case when tg_op = 'DELETE' then null else concept_as_read(new) end);
  return null;
end $$;
create trigger concept_added after insert or delete on concept for each row execute function note_concept_change();
create trigger concept_changed after update on concept for each row
  when (row(old.position, old.terms_nl, old.terms_fr, old.terms_es, old.terms_en)
    is distinct from row(new.position, new.terms_nl, new.terms_fr, new.terms_es, new.terms_en))
  execute function note_concept_change();

-- Every process reads the thesaurus again when it hears of it, or finds another number here.
create function raise_thesaurus_revision() returns trigger language plpgsql as $$
begin
  update thesaurus_revision set revision = revision + 1;
  perform pg_notify('kennisband_thesaurus', '');
  perform pg_notify('kennisband_outbox', '');
  return null;
end $$;
create trigger concept_revision after insert or update or delete on concept
  for each statement execute function raise_thesaurus_revision();
