--liquibase formatted sql

--changeset capacity:queues
--comment One row per artisan: the terms of intake and the summary that admission decides on. It is also the lock of the queue.
create table capacity_queues (
    tenant_id          uuid        not null,
    artisan_id         uuid        not null,
    version            bigint      not null,
    as_of              timestamptz not null,
    tail_key           bigint      not null,
    waiting            integer     not null check (waiting >= 0),
    in_hand            integer     not null check (in_hand >= 0),
    remaining_minutes  bigint      not null check (remaining_minutes >= 0),
    sum_of_squares     bigint      not null check (sum_of_squares >= 0),
    terms_version      bigint      not null,
    time_zone          text        not null,
    weekly_minutes     integer[]   not null check (cardinality(weekly_minutes) = 7),
    horizon_days       integer     not null,
    utilisation_target float8      not null,
    pause_reason       text,
    pause_until        date,
    primary key (artisan_id, tenant_id)
);
select protect_tenant_table('capacity_queues');

--changeset capacity:entries
create table capacity_entries (
    id               uuid        primary key,
    tenant_id        uuid        not null,
    artisan_id       uuid        not null,
    checkout_id      uuid        not null,
    order_id         uuid,
    product_id       uuid        not null,
    product_name     text        not null,
    quantity         integer     not null,
    order_key        bigint      not null,
    state            text        not null,
    minutes          bigint      not null,
    passive_minutes  bigint      not null,
    worked_minutes   bigint      not null,
    transit_min_days integer     not null,
    transit_max_days integer     not null,
    promised_by      date        not null,
    hold_expires_at  timestamptz not null,
    curing_until     timestamptz,
    since            timestamptz not null,
    unique (artisan_id, tenant_id, order_key),
    foreign key (artisan_id, tenant_id) references capacity_queues
);
create index capacity_entries_checkout on capacity_entries (checkout_id);
create index capacity_entries_active on capacity_entries (artisan_id, order_key)
    where state in ('held', 'payment_pending', 'queued', 'in_production', 'blocked', 'curing');
create index capacity_entries_queued on capacity_entries (artisan_id, order_key) where state = 'queued';
create index capacity_entries_holds on capacity_entries (artisan_id, hold_expires_at) where state in ('held', 'payment_pending');
create index capacity_entries_overdue_holds on capacity_entries (hold_expires_at) where state in ('held', 'payment_pending');
create index capacity_entries_curing on capacity_entries (curing_until) where state = 'curing';
select protect_tenant_table('capacity_entries');

--changeset capacity:reservations
--comment The answer that a checkout got, so that a repeated command gets the same one and changes nothing.
create table capacity_reservations (
    checkout_id uuid        primary key,
    tenant_id   uuid        not null,
    answer      text        not null,
    decided_at  timestamptz not null
);
select protect_tenant_table('capacity_reservations');
