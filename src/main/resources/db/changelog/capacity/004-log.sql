--liquibase formatted sql

--changeset capacity:expected-effort
--validCheckSum: 9:7c971c2339346d630ab1861638d6acdb
--comment What pieces are expected to take, apart from what was planned; when they were held and started.
alter table capacity_queues add column waiting_expected_minutes bigint not null default 0 check (waiting_expected_minutes >= 0);
alter table capacity_entries add column expected_minutes bigint;
alter table capacity_entries add column held_at timestamptz;
alter table capacity_entries add column started_at timestamptz;
-- the owner, too, stands before the wall, and has no tenant: while the rows are filled in, the wall lets owners through
alter table capacity_entries no force row level security;
alter table capacity_queues no force row level security;
update capacity_entries set expected_minutes = minutes, held_at = since
where expected_minutes is null;
update capacity_queues q
set waiting_expected_minutes = w.minutes, sum_of_squares = w.squares
from (select artisan_id, tenant_id, sum(minutes) as minutes, sum(minutes * minutes) as squares from capacity_entries
      where state = 'queued' group by artisan_id, tenant_id) w
where q.artisan_id = w.artisan_id and q.tenant_id = w.tenant_id;
alter table capacity_entries force row level security;
alter table capacity_queues force row level security;
alter table capacity_entries alter column expected_minutes set not null;
alter table capacity_entries alter column held_at set not null;

--changeset capacity:spaced-keys
--comment Room between two keys, so that a reorder writes only what it moves; moved entries may pass each other within a statement.
alter table capacity_entries drop constraint capacity_entries_artisan_id_tenant_id_order_key_key;
alter table capacity_entries add constraint capacity_entries_place unique (artisan_id, tenant_id, order_key) deferrable initially immediate;

--changeset capacity:in-hand
create index capacity_entries_in_hand on capacity_entries (artisan_id, order_key) where state in ('in_production', 'blocked');

--changeset capacity:log
--comment Why a queue changed: one line a version, however many entries it moved.
create table capacity_log (
    tenant_id  uuid        not null,
    artisan_id uuid        not null,
    version    bigint      not null,
    at         timestamptz not null,
    kind       text        not null,
    entry_id   uuid,
    from_key   bigint      not null,
    to_key     bigint      not null,
    minutes    bigint      not null,
    reason     text,
    actor      text,
    primary key (artisan_id, tenant_id, version)
);
create index capacity_log_since on capacity_log (artisan_id, tenant_id, at);
select protect_tenant_table('capacity_log');
