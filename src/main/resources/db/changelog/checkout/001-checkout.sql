--liquibase formatted sql

--changeset checkout:checkouts
create table checkouts (
    id              uuid        primary key,
    tenant_id       uuid        not null,
    version         bigint      not null,
    status          text        not null,
    customer        text,
    contact_name    text        not null,
    contact_email   text        not null,
    address         text        not null,
    currency        text        not null,
    total           bigint      not null,
    transit_min     integer     not null,
    transit_max     integer     not null,
    acceptable_by   date,
    accepted_at     timestamptz not null,
    sent_at         timestamptz not null,
    hold_expires_at timestamptz,
    promised_by     date,
    refusal         text,
    order_id        uuid,
    lines           text        not null
);
create index checkouts_reserving on checkouts (sent_at) where status = 'reserving';
select protect_tenant_table('checkouts');
