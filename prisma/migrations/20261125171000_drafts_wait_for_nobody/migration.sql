-- What is not published is in no index: while it is written and reviewed, nothing of it has to be carried there.

create or replace function lesson_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'PUBLISHED' then perform enqueue('Lesson', old.id, true); end if;
  elsif tg_op = 'INSERT' then
    if new.state = 'PUBLISHED' then perform enqueue('Lesson', new.id, false); end if;
  elsif old.state = 'PUBLISHED' or new.state = 'PUBLISHED' then
    -- A practice carries nothing of its lessons' text, so a changed lesson does not touch it.
    perform enqueue('Lesson', new.id, old.state = 'PUBLISHED' and (
      new.state <> 'PUBLISHED' or visibility_rank(new.visibility) < visibility_rank(old.visibility)
      or new.municipality_id is distinct from old.municipality_id or (new.anonymous and not old.anonymous)));
  end if;
  return null;
end $$;

create or replace function practice_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'PUBLISHED' then perform enqueue('GoodPractice', old.id, true); end if;
  elsif tg_op = 'INSERT' then
    if new.state = 'PUBLISHED' then perform enqueue('GoodPractice', new.id, false); end if;
  elsif old.state = 'PUBLISHED' or new.state = 'PUBLISHED' then
    perform enqueue('GoodPractice', new.id, old.state = 'PUBLISHED' and (
      new.state <> 'PUBLISHED' or visibility_rank(new.visibility) < visibility_rank(old.visibility)
      or new.municipality_id is distinct from old.municipality_id));
  end if;
  return null;
end $$;

create or replace function join_changed() returns trigger language plpgsql as $$
declare
  linked jsonb := to_jsonb(coalesce(new, old));
  linked_id uuid := (linked ->> tg_argv[1])::uuid;
begin
  if tg_argv[0] = 'Visit' then
    perform enqueue('Visit', linked_id, false);
    perform enqueue('Lesson', l.id, false) from lesson l where l.visit_id = linked_id and l.state = 'PUBLISHED';
  elsif tg_argv[0] = 'Lesson' then
    perform enqueue('Lesson', l.id, false) from lesson l where l.id = linked_id and l.state = 'PUBLISHED';
  else
    perform enqueue('GoodPractice', p.id, false) from good_practice p where p.id = linked_id and p.state = 'PUBLISHED';
  end if;
  return null;
end $$;

create or replace function visit_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Visit', coalesce(new.id, old.id), tg_op = 'DELETE');
  -- A lesson's document carries its visit's dates and places.
  perform enqueue('Lesson', l.id, false) from lesson l
    where l.visit_id = coalesce(new.id, old.id) and l.state = 'PUBLISHED';
  return null;
end $$;
