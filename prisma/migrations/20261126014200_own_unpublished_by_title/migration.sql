-- Lists by title need what somebody wrote and did not publish in that order too: without it a plan that is to serve
-- every author goes through the titles of all. An author is a user or a token, so each row stands in one pair of these.
drop index lesson_unpublished_of_author;
drop index lesson_unpublished_of_token;
create index lesson_unpublished_of_author on lesson (author_id, created_at desc, id desc) where state <> 'PUBLISHED' and author_id is not null;
create index lesson_unpublished_of_token on lesson (author_token_id, created_at desc, id desc) where state <> 'PUBLISHED' and author_token_id is not null;
create index lesson_unpublished_of_author_by_title on lesson (author_id, title, id) where state <> 'PUBLISHED' and author_id is not null;
create index lesson_unpublished_of_token_by_title on lesson (author_token_id, title, id) where state <> 'PUBLISHED' and author_token_id is not null;
