-- What is derived from documents is made again by the worker; nothing of it is carried over.
truncate indexed_document, vocabulary, index_audience, vocabulary_change;

-- AlterTable
ALTER TABLE "indexed_document" ADD COLUMN     "spoken" TEXT NOT NULL,
ADD COLUMN     "words" TEXT[];

-- Phrases: the words were made by our own analysis, so nothing of theirs is done to them here.
create index indexed_document_spoken on indexed_document using gin (to_tsvector('simple', spoken));
