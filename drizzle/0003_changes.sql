-- What was put on file stays on file (GDPR Art. 5(2), 7(1)).
create trigger recordings_append_only before update or delete on recordings
  for each row execute function purposegraph_refuse_change();
--> statement-breakpoint
create trigger recordings_no_truncate before truncate on recordings
  for each statement execute function purposegraph_refuse_change();
--> statement-breakpoint
-- Both instants only grow, so that the order in which they arrive never matters.
create function purposegraph_keep_suppression() returns trigger language plpgsql as $$
begin
  if new.occurred_at < old.occurred_at or coalesce(new.lifted_at < old.lifted_at, old.lifted_at is not null) then
    raise exception 'instants of a suppression only grow' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger suppressions_grow before update on suppressions
  for each row execute function purposegraph_keep_suppression();
--> statement-breakpoint
-- The outbox: every change of a person, in an order that can be resumed. `xid` comes first because the
-- order of numbers is not the order of commits: whoever reads only what lies below the oldest running
-- transaction (pg_snapshot_xmin) and goes on from the last (xid, position) misses nothing.
-- The rows of one person are a path: each goes from the point where the one before it ended to a point
-- of its own, so that what the rows say adds up, however late a row comes.
create table changes (
  -- At least the writer's own transaction id, and never below that of the person's row before: a writer
  -- that took its id early and waited for the person would else come before the one it waited for.
  xid xid8 not null,
  position bigint not null,
  tenant_id text not null,
  customer_id uuid not null,
  cause text not null,
  -- When it happened, or was noticed; `due` is the instant at which time itself changed something.
  at timestamptz(3) not null,
  due timestamptz(3),
  -- The point after it: state of the person, instant decisions are about, catalogue in force.
  seq bigint not null,
  instant timestamptz(3) not null,
  revision int,
  -- The point before it; null where there was nobody.
  from_seq bigint,
  from_instant timestamptz(3),
  from_revision int,
  -- What decides beside the evidence, as it was before: only what changed.
  was jsonb,
  primary key (xid, position),
  constraint changes_cause check (cause in ('NEW', 'PERSON', 'TIME', 'CATALOGUE')),
  constraint changes_due check ((cause = 'TIME') = (due is not null))
);
--> statement-breakpoint
create sequence changes_position owned by changes.position;
--> statement-breakpoint
create index changes_was on changes (tenant_id, customer_id, position) where was is not null;
--> statement-breakpoint
create trigger changes_no_update before update on changes
  for each row execute function purposegraph_refuse_change();
--> statement-breakpoint
-- Where the path of each person ends. Updated in place with every change, so pages keep some room.
create table change_points (
  tenant_id text not null,
  customer_id uuid not null,
  xid xid8 not null,
  position bigint not null,
  seq bigint not null,
  instant timestamptz(3) not null,
  revision int,
  primary key (tenant_id, customer_id)
) with (fillfactor = 80);
--> statement-breakpoint
-- Which life of the stream cursors belong to, and what retention removed. One row.
create table change_stream (
  only_one boolean primary key default true check (only_one),
  id uuid not null,
  -- The cluster and database it lives in; another one after a restore.
  cluster text,
  pruned_xid xid8 not null,
  pruned_position bigint not null
);
--> statement-breakpoint
insert into change_stream (id, pruned_xid, pruned_position) values (gen_random_uuid(), '0', 0);
--> statement-breakpoint
-- How far a worker got, and which process does its work at the moment.
create table consumers (
  name text primary key,
  xid xid8 not null,
  position bigint not null,
  holder uuid,
  held_until timestamptz
);
--> statement-breakpoint
insert into consumers (name, xid, position) values ('clock', '0', 0);
--> statement-breakpoint
-- When to look at a person again, since time alone will have changed something by then; and what that
-- was computed from. Null: nothing ahead.
create table wakes (
  tenant_id text not null,
  customer_id uuid not null,
  seq bigint not null,
  revision int not null,
  due timestamptz(3),
  primary key (tenant_id, customer_id)
);
--> statement-breakpoint
create index wakes_due on wakes (due) where due is not null;
--> statement-breakpoint
-- How far the way through all customers of a tenant got that follows a new catalogue; null: through.
create table sweeps (
  tenant_id text primary key,
  revision int not null,
  after uuid
);
--> statement-breakpoint
-- Appends a row to the path of its person. The lock on the end of the path comes first: numbers taken
-- under it are in the order of the path. An xid beyond this cluster's is of a former life (a restore).
create function purposegraph_chain_change() returns trigger language plpgsql as $$
declare
  last change_points;
begin
  select * into last from change_points p
   where p.tenant_id = new.tenant_id and p.customer_id = new.customer_id for update;
  new.xid := pg_current_xact_id();
  if last.xid < pg_snapshot_xmax(pg_current_snapshot()) then
    new.xid := greatest(new.xid, last.xid);
  end if;
  new.position := nextval('changes_position');
  new.seq := greatest(new.seq, last.seq);
  new.instant := greatest(coalesce(new.due, new.at), last.instant);
  new.revision := greatest(last.revision, (select h.revision from catalogue_heads h where h.tenant_id = new.tenant_id));
  if last.customer_id is not null then
    new.from_seq := last.seq;
    new.from_instant := last.instant;
    new.from_revision := last.revision;
  else
    -- Somebody from before there were paths.
    new.from_seq := case when new.cause = 'PERSON' then new.seq - 1 else new.seq end;
    new.from_instant := case when new.cause = 'TIME' then new.due - interval '1 millisecond' else new.instant end;
    new.from_revision := case when new.cause = 'CATALOGUE' then new.revision - 1 else new.revision end;
  end if;
  insert into change_points (tenant_id, customer_id, xid, position, seq, instant, revision)
  values (new.tenant_id, new.customer_id, new.xid, new.position, new.seq, new.instant, new.revision)
  on conflict (tenant_id, customer_id) do update
     set xid = excluded.xid, position = excluded.position, seq = excluded.seq,
         instant = excluded.instant, revision = excluded.revision;
  return new;
end $$;
--> statement-breakpoint
create trigger changes_chain before insert on changes
  for each row when (new.cause <> 'NEW') execute function purposegraph_chain_change();
--> statement-breakpoint
create function purposegraph_ms(instant timestamptz) returns float8 language sql immutable as $$
  select floor(extract(epoch from instant) * 1000)::float8
$$;
--> statement-breakpoint
-- A birth date that is removed is not kept here: who was erased is to be forgotten.
create function purposegraph_tell_change() returns trigger language plpgsql as $$
declare
  stash text := current_setting('purposegraph.suppressed', true);
  was jsonb := '{}';
begin
  if old.jurisdiction is distinct from new.jurisdiction then
    was := was || jsonb_build_object('jurisdiction', old.jurisdiction);
  end if;
  if old.birth_date is distinct from new.birth_date and new.birth_date is not null then
    was := was || jsonb_build_object('birthDate', purposegraph_ms(old.birth_date::timestamp at time zone 'UTC'));
  end if;
  if old.provenance is distinct from new.provenance then
    was := was || jsonb_build_object('provenance', old.provenance);
  end if;
  if stash <> '' and stash::jsonb ? new.id::text then
    was := was || jsonb_build_object('suppressions', stash::jsonb -> new.id::text);
  end if;
  insert into changes (tenant_id, customer_id, cause, seq, at, was)
  values (new.tenant_id, new.id, 'PERSON', new.seq,
          greatest(date_trunc('milliseconds', clock_timestamp()), new.touched_at), nullif(was, '{}'));
  return null;
end $$;
--> statement-breakpoint
create trigger customers_tell_change after update on customers
  for each row when (new.seq <> old.seq) execute function purposegraph_tell_change();
--> statement-breakpoint
create function purposegraph_tell_new() returns trigger language plpgsql as $$
begin
  with told as (
    insert into changes (xid, position, tenant_id, customer_id, cause, seq, at, instant, revision)
    select pg_current_xact_id(), nextval('changes_position'), a.tenant_id, a.id, 'NEW', a.seq, t.at, t.at, h.revision
      from added a
      left join catalogue_heads h on h.tenant_id = a.tenant_id
      cross join lateral (
        select greatest(date_trunc('milliseconds', clock_timestamp()), a.touched_at) as at) t
    returning tenant_id, customer_id, xid, position, seq, instant, revision)
  insert into change_points (tenant_id, customer_id, xid, position, seq, instant, revision)
  select * from told;
  return null;
end $$;
--> statement-breakpoint
create trigger customers_tell_new after insert on customers
  referencing new table as added
  for each statement execute function purposegraph_tell_new();
--> statement-breakpoint
-- Suppressions leave no history of their own. What they were for a person before a change is handed to
-- the row that tells of it, through a setting of the transaction that is empty at all other times.
create function purposegraph_tell_suppressed(stash jsonb, people jsonb) returns void language plpgsql as $$
begin
  perform set_config('purposegraph.suppressed', coalesce(stash, '{}')::text, true);
  update customers c set seq = c.seq + 1
   where (c.tenant_id, c.id) in (
     select p.tenant_id, p.customer_id
       from jsonb_to_recordset(people) as p(tenant_id text, customer_id uuid));
  perform set_config('purposegraph.suppressed', '', true);
end $$;
--> statement-breakpoint
create or replace function purposegraph_void_by_contact() returns trigger language plpgsql as $$
declare
  stash jsonb;
  people jsonb;
begin
  select jsonb_object_agg(h.customer_id, h.suppressions),
         jsonb_agg(jsonb_build_object('tenant_id', h.tenant_id, 'customer_id', h.customer_id))
    into stash, people
    from (
      select hit.tenant_id, hit.customer_id,
             (select coalesce(jsonb_agg(jsonb_build_object('channel', s.channel, 'occurredAt', purposegraph_ms(s.occurred_at))), '[]')
                from (select distinct i.value_hmac from identifiers i
                       where i.tenant_id = hit.tenant_id and i.customer_id = hit.customer_id) i
                cross join lateral (
                  select s.channel, s.occurred_at, s.lifted_at from suppressions s
                   where s.tenant_id = hit.tenant_id and s.contact_hmac = i.value_hmac
                     and (s.contact_hmac, s.channel) is distinct from (new.contact_hmac, new.channel)
                  union all
                  select old.channel, old.occurred_at, old.lifted_at
                   where old.tenant_id = hit.tenant_id and old.contact_hmac = i.value_hmac) s
               where s.occurred_at >= coalesce(s.lifted_at, '-infinity')) as suppressions
        from (select distinct i.tenant_id, i.customer_id from identifiers i
               where (i.tenant_id, i.value_hmac) in ((old.tenant_id, old.contact_hmac), (new.tenant_id, new.contact_hmac))) hit) h;
  if people is not null then
    perform purposegraph_tell_suppressed(stash, people);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Identifiers come with a suppression and take it away with them. `gone` and `came` are rows
-- {tenant_id, customer_id, value_hmac, type} before and after.
create function purposegraph_tell_moved(gone jsonb, came jsonb) returns void language plpgsql as $$
declare
  stash jsonb;
  people jsonb;
begin
  with g as (select * from jsonb_populate_recordset(null::identifiers, gone)),
  a as (select * from jsonb_populate_recordset(null::identifiers, came)),
  hit as (
    select distinct m.tenant_id, m.customer_id
      from (select * from g union all select * from a) m
      join suppressions s on s.tenant_id = m.tenant_id and s.contact_hmac = m.value_hmac),
  before as (
    (select i.tenant_id, i.customer_id, i.value_hmac, i.type from identifiers i
      where (i.tenant_id, i.customer_id) in (select h.tenant_id, h.customer_id from hit h)
     except select a.tenant_id, a.customer_id, a.value_hmac, a.type from a)
    union select g.tenant_id, g.customer_id, g.value_hmac, g.type from g)
  select jsonb_object_agg(l.customer_id, l.suppressions),
         jsonb_agg(jsonb_build_object('tenant_id', l.tenant_id, 'customer_id', l.customer_id))
    into stash, people
    from (
      select h.tenant_id, h.customer_id,
             (select coalesce(jsonb_agg(jsonb_build_object('channel', s.channel, 'occurredAt', purposegraph_ms(s.occurred_at))), '[]')
                from (select distinct b.value_hmac from before b
                       where b.tenant_id = h.tenant_id and b.customer_id = h.customer_id) b
                join suppressions s on s.tenant_id = h.tenant_id and s.contact_hmac = b.value_hmac
               where s.occurred_at >= coalesce(s.lifted_at, '-infinity')) as suppressions
        from hit h) l;
  if people is not null then
    perform purposegraph_tell_suppressed(stash, people);
  end if;
end $$;
--> statement-breakpoint
drop trigger identifiers_come on identifiers;
--> statement-breakpoint
drop trigger identifiers_go on identifiers;
--> statement-breakpoint
drop trigger identifiers_move_to on identifiers;
--> statement-breakpoint
drop trigger identifiers_move_from on identifiers;
--> statement-breakpoint
drop function purposegraph_void_by_identifier();
--> statement-breakpoint
-- Only those with a suppression are carried on: there are few, and identifiers come by the thousand.
create function purposegraph_identifiers_came() returns trigger language plpgsql as $$
begin
  perform purposegraph_tell_moved('[]', (
    select coalesce(jsonb_agg(to_jsonb(m)), '[]') from moved m
     where exists (select from suppressions s where s.tenant_id = m.tenant_id and s.contact_hmac = m.value_hmac)));
  return null;
end $$;
--> statement-breakpoint
create trigger identifiers_come after insert on identifiers
  referencing new table as moved
  for each statement execute function purposegraph_identifiers_came();
--> statement-breakpoint
create function purposegraph_identifiers_went() returns trigger language plpgsql as $$
begin
  perform purposegraph_tell_moved((select coalesce(jsonb_agg(to_jsonb(m)), '[]') from moved m), '[]');
  return null;
end $$;
--> statement-breakpoint
create trigger identifiers_go after delete on identifiers
  referencing old table as moved
  for each statement execute function purposegraph_identifiers_went();
--> statement-breakpoint
create function purposegraph_identifiers_moved() returns trigger language plpgsql as $$
begin
  perform purposegraph_tell_moved(
    (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from gone m),
    (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from moved m));
  return null;
end $$;
--> statement-breakpoint
create trigger identifiers_move after update on identifiers
  referencing old table as gone new table as moved
  for each statement execute function purposegraph_identifiers_moved();
--> statement-breakpoint
-- Any change of a person advances seq, values too: it is what a client compares to read its own writes.
drop trigger customers_void_standings on customers;
--> statement-breakpoint
create trigger customers_void_standings before update on customers
  for each row
  when ((new.seq <= old.seq and old.* is distinct from new.*) or new.touched_at < old.touched_at)
  execute function purposegraph_void_standings();
--> statement-breakpoint
-- As before, but a writer that says when it learned of something sets the person's clock to that and no
-- later: it decided on the same instant.
create or replace function purposegraph_number_evidence() returns trigger language plpgsql as $$
begin
  if new.recorded_at > clock_timestamp() + interval '5 minutes' then
    raise exception 'CLOCK_SKEW: evidence recorded in the future' using errcode = 'check_violation';
  end if;
  update customers
     set seq = seq + 1,
         touched_at = greatest(touched_at, coalesce(new.recorded_at, date_trunc('milliseconds', clock_timestamp())))
   where tenant_id = new.tenant_id and id = new.customer_id
   returning seq, coalesce(new.recorded_at, touched_at) into new.seq, new.recorded_at;
  if not found then
    raise exception 'evidence for an unknown customer' using errcode = 'foreign_key_violation';
  end if;
  if new.occurred_at > new.recorded_at + interval '5 minutes' then
    raise exception 'CLOCK_SKEW: evidence from the future' using errcode = 'check_violation';
  end if;
  new.occurred_at := least(new.occurred_at, new.recorded_at);
  return new;
end $$;
