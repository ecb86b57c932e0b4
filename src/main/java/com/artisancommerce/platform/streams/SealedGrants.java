package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Signatures;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants as texts that only this deployment can read: an address with a ticket may stand in the log of a proxy. */
@Singleton
class SealedGrants {

    private static final String PURPOSE = "stream-ticket/1";

    private final Signatures signatures;

    SealedGrants(Signatures signatures) {
        this.signatures = signatures;
    }

    String seal(Grant grant) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(grant.id(), out);
            write(grant.tenant().value(), out);
            out.writeUTF(grant.subject() == null ? "" : grant.subject());
            write(grant.roles(), out);
            out.writeUTF(grant.guestOf() == null ? "" : grant.guestOf().toString());
            out.writeLong(grant.until().toEpochMilli());
            out.writeByte(grant.streams().size());
            for (StreamName stream : grant.streams()) {
                out.writeUTF(stream.kind());
                write(stream.id(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return signatures.seal(PURPOSE, bytes.toByteArray());
    }

    /** Empty when it was not sealed here. */
    Optional<Grant> open(String ticket) {
        return signatures.unseal(PURPOSE, ticket).map(SealedGrants::read);
    }

    private static Grant read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            UUID id = id(in);
            TenantId tenant = new TenantId(id(in));
            String subject = text(in);
            Set<Role> roles = roles(in);
            String guestOf = text(in);
            return new Grant(
                    id,
                    tenant,
                    subject,
                    roles,
                    guestOf == null ? null : UUID.fromString(guestOf),
                    Instant.ofEpochMilli(in.readLong()),
                    streams(in));
        } catch (IOException e) {
            throw new UncheckedIOException("A ticket of ours is cut short", e);
        }
    }

    private static List<StreamName> streams(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<StreamName> streams = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            streams.add(new StreamName(in.readUTF(), id(in)));
        }
        return streams;
    }

    private static void write(Set<Role> roles, DataOutputStream out) throws IOException {
        out.writeByte(roles.size());
        for (Role role : roles) {
            out.writeUTF(role.name());
        }
    }

    private static Set<Role> roles(DataInputStream in) throws IOException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int left = in.readByte(); left > 0; left--) {
            roles.add(Role.valueOf(in.readUTF()));
        }
        return roles;
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID id(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}
