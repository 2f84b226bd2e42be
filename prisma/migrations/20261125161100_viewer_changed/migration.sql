-- Every process keeps whom the tokens of its latest requests sign in (src/access/viewers.ts), until it hears of a
-- change to what decides that. A new token changes nobody's; a new user can: the first real one ends the example's sign-in.
create function viewer_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('kennisband_viewer', '');
  return null;
end $$;
create trigger token_viewer after update or delete or truncate on token
  for each statement execute function viewer_changed();
create trigger app_user_viewer after insert or update or delete or truncate on app_user
  for each statement execute function viewer_changed();
