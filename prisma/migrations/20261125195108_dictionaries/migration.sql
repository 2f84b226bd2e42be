-- AlterTable
ALTER TABLE "thesaurus_revision" ADD COLUMN     "dictionaries" TEXT NOT NULL DEFAULT '';
