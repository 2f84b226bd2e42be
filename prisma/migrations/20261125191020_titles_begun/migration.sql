-- What a title begins with, as somebody types: the title is the first of the texts that a document says.
create index indexed_document_title on indexed_document
  using gin (to_tsvector('simple', split_part(spoken, ' qqq ', 1))) where kind = 'Lesson';
