-- DropIndex
DROP INDEX "revision_token_id_idx";

-- DropIndex
DROP INDEX "revision_user_id_idx";

-- An actor is a user or a token: only one of the two has to find its place in an index.
create index revision_user_id_idx on revision (user_id) where user_id is not null;
create index revision_token_id_idx on revision (token_id) where token_id is not null;

-- Who writes at a draft or has it reviewed does not even call what would find nothing to do.
drop trigger lesson_outbox on lesson;
create trigger lesson_captured_outbox after insert on lesson
  for each row when (new.state = 'PUBLISHED') execute function lesson_changed();
create trigger lesson_edited_outbox after update on lesson
  for each row when (old.state = 'PUBLISHED' or new.state = 'PUBLISHED') execute function lesson_changed();
create trigger lesson_deleted_outbox after delete on lesson
  for each row when (old.state = 'PUBLISHED') execute function lesson_changed();
