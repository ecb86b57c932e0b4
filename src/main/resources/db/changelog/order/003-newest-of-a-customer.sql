--liquibase formatted sql

--changeset order:newest-of-a-customer
create index orders_customer_number on orders (tenant_id, customer, number);
