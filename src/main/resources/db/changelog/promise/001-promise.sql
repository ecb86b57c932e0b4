--liquibase formatted sql

--changeset promise:ledgers
--comment One row per entry: what binds now, and what became of it. The promises themselves are in promises.
create table promise_ledgers (
    tenant_id   uuid        not null,
    entry_id    uuid        not null,
    order_id    uuid        not null,
    artisan_id  uuid        not null,
    first_date  date        not null,
    promised_by date        not null check (promised_by >= first_date),
    open_ended  boolean     not null,
    delays      integer     not null check (delays >= 0),
    status      text        not null,
    notice_id   uuid,
    outcome     text,
    opened_at   timestamptz not null,
    primary key (tenant_id, entry_id)
);
create index promise_ledgers_open on promise_ledgers (tenant_id, artisan_id, entry_id) where outcome is null;
create index promise_ledgers_scored on promise_ledgers (tenant_id, artisan_id) include (outcome, opened_at) where outcome is not null;
create index promise_ledgers_order on promise_ledgers (tenant_id, order_id);
select protect_tenant_table('promise_ledgers');

--changeset promise:promises
--comment Every promise that was ever made. Rows are only ever added.
create table promises (
    tenant_id uuid        not null,
    entry_id  uuid        not null,
    number    integer     not null check (number >= 1),
    date      date,
    made_at   timestamptz not null,
    kind      text        not null,
    reason    text,
    primary key (tenant_id, entry_id, number),
    foreign key (tenant_id, entry_id) references promise_ledgers
);
select protect_tenant_table('promises');

--changeset promise:delay-notices
create table delay_notices (
    tenant_id   uuid        not null,
    id          uuid        not null,
    entry_id    uuid        not null,
    promised_by date        not null,
    new_date    date        check (new_date > promised_by),
    reason      text        not null,
    origin      text        not null,
    silence     text        not null,
    opened_at   timestamptz not null,
    answer_by   timestamptz not null,
    state       text        not null,
    closed_at   timestamptz,
    withdrawn   text,
    primary key (tenant_id, id),
    foreign key (tenant_id, entry_id) references promise_ledgers
);
create unique index delay_notices_one_open on delay_notices (tenant_id, entry_id) where state = 'open';
create index delay_notices_entry on delay_notices (tenant_id, entry_id);
create index delay_notices_due on delay_notices (answer_by) where state = 'open';
select protect_tenant_table('delay_notices');

--changeset promise:policies
--comment A shop without a row follows the default.
create table delay_policies (
    tenant_id          uuid    not null primary key,
    silent_delay_days  integer not null,
    answer_within_days integer not null,
    version            bigint  not null
);
select protect_tenant_table('delay_policies');

--changeset promise:watches
--comment Up to which version, and on which local day, the promises of a queue were last looked at. Whoever looks holds its row.
create table promise_watches (
    tenant_id  uuid   not null,
    artisan_id uuid   not null,
    version    bigint not null,
    looked_on  date,
    time_zone  text   not null,
    primary key (tenant_id, artisan_id)
);
select protect_tenant_table('promise_watches');
