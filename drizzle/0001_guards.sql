-- Guards that drizzle cannot express: triggers, ranges, partitions.
-- Guards that hold whatever the application does.

-- Evidence, disclosures and the like are appended, never changed (GDPR Art. 5(2), 7(1)).
create function purposegraph_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger evidence_append_only before update or delete on evidence
  for each row execute function purposegraph_refuse_change();
--> statement-breakpoint
create trigger evidence_no_truncate before truncate on evidence
  for each statement execute function purposegraph_refuse_change();
--> statement-breakpoint
-- The database numbers evidence and dates its recording, so that no writer can forget to advance
-- the person's seq, which is what makes every older standing void in the same instant.
create function purposegraph_number_evidence() returns trigger language plpgsql as $$
begin
  if new.recorded_at > clock_timestamp() + interval '5 minutes' then
    raise exception 'CLOCK_SKEW: evidence recorded in the future' using errcode = 'check_violation';
  end if;
  update customers
     set seq = seq + 1,
         touched_at = greatest(touched_at, date_trunc('milliseconds', clock_timestamp()), new.recorded_at)
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
--> statement-breakpoint
create trigger evidence_number before insert on evidence
  for each row when (new.seq is null) execute function purposegraph_number_evidence();
--> statement-breakpoint
-- A bulk load brings the numbers itself. It may do so only for people it lays down in the same
-- transaction: nobody else can have seen them, so no standing can exist that counts less.
-- The plans are pinned to the indexes: a load into new tables would else be planned without statistics.
create function purposegraph_check_bulk_evidence() returns trigger language plpgsql
  set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select from added a
      left join customers c on c.tenant_id = a.tenant_id and c.id = a.customer_id
     where c.id is null or a.seq > c.seq or a.recorded_at > c.touched_at
        or a.recorded_at > clock_timestamp() + interval '5 minutes'
        or c.xmin is distinct from pg_current_xact_id()::xid
  ) then
    raise exception 'evidence must advance the seq of its customer' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger evidence_advances_seq after insert on evidence
  referencing new table as added
  for each statement execute function purposegraph_check_bulk_evidence();
--> statement-breakpoint
-- What a decision reads from the person's row voids the standings as well.
create function purposegraph_void_standings() returns trigger language plpgsql as $$
begin
  if new.seq < old.seq or new.touched_at < old.touched_at then
    raise exception 'seq and touched_at only grow' using errcode = 'check_violation';
  end if;
  if new.seq = old.seq then
    new.seq := old.seq + 1;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger customers_void_standings
  before update of seq, touched_at, jurisdiction, birth_date, provenance on customers
  for each row
  when ((old.jurisdiction, old.birth_date, old.provenance) is distinct from (new.jurisdiction, new.birth_date, new.provenance)
        or new.seq < old.seq or new.touched_at < old.touched_at)
  execute function purposegraph_void_standings();
--> statement-breakpoint
-- An erased person keeps a row without values: evidence, record and standings hang on it, and an id that
-- came back would bring old permissions with it.
create trigger customers_stay before delete on customers
  for each row execute function purposegraph_refuse_change();
--> statement-breakpoint
create trigger customers_no_truncate before truncate on customers
  for each statement execute function purposegraph_refuse_change();
--> statement-breakpoint
-- A suppressed contact point concerns every person who has it.
create function purposegraph_void_by_contact() returns trigger language plpgsql as $$
begin
  update customers c
     set seq = c.seq + 1
   where (c.tenant_id, c.id) in (
     select i.tenant_id, i.customer_id from identifiers i
      where (i.tenant_id, i.value_hmac) in ((old.tenant_id, old.contact_hmac), (new.tenant_id, new.contact_hmac)));
  return null;
end $$;
--> statement-breakpoint
create trigger suppressions_void_standings after insert or update or delete on suppressions
  for each row execute function purposegraph_void_by_contact();
--> statement-breakpoint
-- An identifier that comes or goes takes its suppression with it.
create function purposegraph_void_by_identifier() returns trigger language plpgsql as $$
begin
  update customers c
     set seq = c.seq + 1
    from (select distinct a.tenant_id, a.customer_id from moved a
            join suppressions s on s.tenant_id = a.tenant_id and s.contact_hmac = a.value_hmac) hit
   where c.tenant_id = hit.tenant_id and c.id = hit.customer_id;
  return null;
end $$;
--> statement-breakpoint
create trigger identifiers_come after insert on identifiers
  referencing new table as moved
  for each statement execute function purposegraph_void_by_identifier();
--> statement-breakpoint
create trigger identifiers_move_to after update on identifiers
  referencing new table as moved
  for each statement execute function purposegraph_void_by_identifier();
--> statement-breakpoint
create trigger identifiers_move_from after update on identifiers
  referencing old table as moved
  for each statement execute function purposegraph_void_by_identifier();
--> statement-breakpoint
create trigger identifiers_go after delete on identifiers
  referencing old table as moved
  for each statement execute function purposegraph_void_by_identifier();
--> statement-breakpoint
-- What left, for whom and on what ground: one row for each set of customers of one request that were
-- answered alike. Partitioned by time, since it grows with every answer; drizzle cannot express that.
create table disclosures (
  tenant_id text not null,
  at timestamptz(3) not null default clock_timestamp(),
  id uuid not null default gen_random_uuid(),
  request_id text not null,
  client text not null,
  through_gateway boolean not null,
  data_subject uuid,
  controller text not null,
  operation text not null,
  channel text,
  recipient text,
  purposes text[] not null,
  purpose_versions int[] not null,
  bases text[] not null,
  revision int not null,
  released text[] not null,
  granted text[] not null,
  withheld jsonb not null,
  customers uuid[] not null,
  seqs bigint[] not null,
  decided_at timestamptz[] not null,
  evidence jsonb not null,
  primary key (tenant_id, at, id)
) partition by range (at);
--> statement-breakpoint
create index disclosures_by_client on disclosures (tenant_id, client, at);
--> statement-breakpoint
create table disclosures_default partition of disclosures default;
--> statement-breakpoint
create trigger disclosures_append_only before update or delete on disclosures
  for each row execute function purposegraph_refuse_change();
--> statement-breakpoint
create trigger disclosures_no_truncate before truncate on disclosures
  for each statement execute function purposegraph_refuse_change();
--> statement-breakpoint
create trigger disclosures_default_no_truncate before truncate on disclosures_default
  for each statement execute function purposegraph_refuse_change();
--> statement-breakpoint
-- Guards of the catalogue that hold whatever the application does. PostgreSQL 15 and PGlite.

-- What was published stays as it was: each answer and each consent rests on it (GDPR Art. 5(2), 7(1)).
create function catalogue_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: publish a new revision of the catalogue', tg_table_name
    using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
-- Revisions count up without gaps and are dated by the database, never by a writer. Publishing is
-- serialised for a tenant; whoever waited here began too early to be dated after the one before.
create function catalogue_open_revision() returns trigger language plpgsql as $$
declare
  last catalogue_revisions;
begin
  perform pg_advisory_xact_lock(hashtextextended('catalogue/' || new.tenant_id, 0));
  select * into last from catalogue_revisions
   where tenant_id = new.tenant_id order by revision desc limit 1;
  if new.revision <> coalesce(last.revision, 0) + 1 then
    raise exception 'revision % does not follow revision %', new.revision, coalesce(last.revision, 0)
      using errcode = 'check_violation';
  end if;
  if last.published_at >= now() then
    raise exception 'another revision was published meanwhile: try again'
      using errcode = 'serialization_failure';
  end if;
  new.published_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger catalogue_revisions_open before insert on catalogue_revisions
  for each row execute function catalogue_open_revision();
--> statement-breakpoint
-- Rows join a revision only in the transaction that opens it (now() is the start of a transaction and
-- cannot be set), so a published revision is closed for good.
create function catalogue_require_open_revision() returns trigger language plpgsql as $$
begin
  if not exists (
    select from catalogue_revisions r
     where r.tenant_id = new.tenant_id and r.revision = new.revision and r.published_at = now()
  ) then
    raise exception 'revision % is closed: publish a new revision of the catalogue', new.revision
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array[
    'controllers', 'jurisdictions', 'data_categories', 'field_definitions', 'purpose_groups',
    'purposes', 'purpose_versions', 'purpose_texts', 'purpose_rules', 'purpose_retirements',
    'assessments', 'compatibility', 'notice_versions', 'notice_texts', 'recipients',
    'recipient_purposes', 'clients', 'client_purposes'
  ] loop
    execute format(
      'create trigger %I before insert on %I for each row execute function catalogue_require_open_revision()',
      t || '_revision_open', t);
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function catalogue_refuse_change()',
      t || '_append_only', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger catalogue_revisions_append_only before update or delete or truncate on catalogue_revisions
  for each statement execute function catalogue_refuse_change();
--> statement-breakpoint
-- The head is the one row that moves, and only forward to the newest revision.
create function catalogue_move_head() returns trigger language plpgsql as $$
begin
  if not exists (
    select from catalogue_revisions r
     where r.tenant_id = new.tenant_id and r.revision = new.revision
       and r.published_at::timestamptz(3) = new.published_at
       and not exists (
         select from catalogue_revisions later
          where later.tenant_id = r.tenant_id and later.revision > r.revision)
  ) then
    raise exception 'the head of a catalogue is its newest revision, dated as that'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger catalogue_heads_move before insert or update on catalogue_heads
  for each row execute function catalogue_move_head();
--> statement-breakpoint
create trigger catalogue_heads_stay before delete or truncate on catalogue_heads
  for each statement execute function catalogue_refuse_change();
--> statement-breakpoint
-- Nothing is published for the past. The first revision of a tenant is exempt: it brings the history of
-- a company that starts using this, and no decision can have been made before it. The exemption ends
-- with the transaction that opens revision 1. A day of grace lets people write a date without a time;
-- it is granted to publication only, since nothing depends on that instant before the effect begins.
create function catalogue_refuse_back_dating() returns trigger language plpgsql as $$
declare
  claimed timestamptz := (to_jsonb(new) ->> tg_argv[0])::timestamptz;
  effective timestamptz := (to_jsonb(new) ->> 'effective_from')::timestamptz;
begin
  if new.revision = 1 then
    return new;
  end if;
  if claimed < now() - interval '24 hours' then
    raise exception '% of % is back-dated to %', tg_argv[0], tg_table_name, claimed
      using errcode = 'check_violation';
  end if;
  if effective < now() then
    raise exception 'effective_from of % is back-dated to %', tg_table_name, effective
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger purpose_versions_back_dating before insert on purpose_versions
  for each row execute function catalogue_refuse_back_dating('published_at');
--> statement-breakpoint
create trigger purpose_retirements_back_dating before insert on purpose_retirements
  for each row execute function catalogue_refuse_back_dating('published_at');
--> statement-breakpoint
create trigger notice_versions_back_dating before insert on notice_versions
  for each row execute function catalogue_refuse_back_dating('published_at');
--> statement-breakpoint
create trigger assessments_back_dating before insert on assessments
  for each row execute function catalogue_refuse_back_dating('recorded_at');
--> statement-breakpoint
create trigger compatibility_back_dating before insert on compatibility
  for each row execute function catalogue_refuse_back_dating('recorded_at');
--> statement-breakpoint
-- Versions of a purpose follow each other in time and never overlap. A trigger and not EXCLUDE: a
-- version is open until its successor takes effect, and btree_gist need not be installed. Safe against
-- concurrency because only the transaction that holds the tenant's publishing lock can insert.
create function catalogue_refuse_overlap() returns trigger language plpgsql as $$
begin
  if exists (
    select from purpose_versions v
     where v.tenant_id = new.tenant_id and v.purpose = new.purpose and v.version <> new.version
       and (case when v.version < new.version
              then v.effective_from >= new.effective_from
                or v.effective_to > new.effective_from
                or v.published_at > new.published_at
              else new.effective_from >= v.effective_from
                or new.effective_to > v.effective_from
                or new.published_at > v.published_at
            end)
  ) then
    raise exception 'version % of % overlaps another version', new.version, new.purpose
      using errcode = 'exclusion_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger purpose_versions_overlap after insert on purpose_versions
  for each row execute function catalogue_refuse_overlap();
--> statement-breakpoint
-- A purpose ends once, after its last version took effect, and nothing follows.
create function catalogue_refuse_after_end() returns trigger language plpgsql as $$
begin
  if exists (
    select from purpose_retirements e
      join purpose_versions v on v.tenant_id = e.tenant_id and v.purpose = e.purpose
     where e.tenant_id = new.tenant_id and e.purpose = new.purpose and v.effective_from >= e.effective_from
  ) then
    raise exception 'purpose % is retired before that version takes effect', new.purpose
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger purpose_versions_after_end after insert on purpose_versions
  for each row execute function catalogue_refuse_after_end();
--> statement-breakpoint
create trigger purpose_retirements_after_end after insert on purpose_retirements
  for each row execute function catalogue_refuse_after_end();
