--liquibase formatted sql

--changeset capacity:pace
--comment What finished pieces taught about an artisan's pace, and about each product compared with the artisan's others.
create table capacity_pace (
    tenant_id  uuid        not null,
    artisan_id uuid        not null,
    format     smallint    not null,
    model      text        not null,
    learned_at timestamptz not null,
    primary key (artisan_id, tenant_id),
    foreign key (artisan_id, tenant_id) references capacity_queues
);
select protect_tenant_table('capacity_pace');

create table capacity_product_pace (
    tenant_id    uuid    not null,
    artisan_id   uuid    not null,
    product_id   uuid    not null,
    log_mean     float8  not null,
    log_variance float8  not null check (log_variance > 0),
    pieces       integer not null check (pieces > 0),
    primary key (artisan_id, tenant_id, product_id),
    foreign key (artisan_id, tenant_id) references capacity_queues
);
select protect_tenant_table('capacity_product_pace');
