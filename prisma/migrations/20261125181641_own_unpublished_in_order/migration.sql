-- What an author alone may see stands on no shelf: a page of it is read in order, however much an import left there.
drop index lesson_unpublished_of_author;
drop index lesson_unpublished_of_token;
create index lesson_unpublished_of_author on lesson (author_id, created_at desc, id desc) where state <> 'PUBLISHED';
create index lesson_unpublished_of_token on lesson (author_token_id, created_at desc, id desc) where state <> 'PUBLISHED';
