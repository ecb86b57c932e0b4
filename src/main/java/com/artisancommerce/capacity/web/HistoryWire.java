package com.artisancommerce.capacity.web;

import com.artisancommerce.api.EntryHistoryJson;
import com.artisancommerce.api.HistoryAboutJson;
import com.artisancommerce.api.HistoryKindJson;
import com.artisancommerce.api.HistoryLineJson;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Histories.Told;
import com.artisancommerce.capacity.HistoryLine;
import com.artisancommerce.platform.web.Cursors;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Histories as the wire says them: a customer is not told who of the shop did what. */
final class HistoryWire {

    private HistoryWire() {}

    /** The version of the last line of the page that gave the cursor, and the position after it, 0 for none. */
    static Told told(@Nullable String cursor) {
        return Cursors.read(cursor).map(HistoryWire::told).orElse(Told.NOTHING);
    }

    private static Told told(UUID cursor) {
        int position = (int) cursor.getMostSignificantBits();
        return new Told(cursor.getLeastSignificantBits(), position == 0 ? null : position);
    }

    private static UUID cursor(HistoryLine line) {
        Integer position = line.positionAfter();
        return new UUID(position == null ? 0 : position, line.version());
    }

    /** @param lines all that come after the cursor */
    static EntryHistoryJson page(EntryId entry, List<HistoryLine> lines, int limit, boolean namesActors) {
        Cursors.Page<HistoryLine> page =
                Cursors.page(lines.stream().limit(limit + 1L).toList(), limit, HistoryWire::cursor);
        return new EntryHistoryJson(
                entry.value(),
                page.items().stream().map(line -> line(line, namesActors)).toList(),
                page.nextCursor());
    }

    private static HistoryLineJson line(HistoryLine line, boolean namesActors) {
        return new HistoryLineJson(
                line.at(),
                HistoryKindJson.valueOf(line.kind().name()),
                HistoryAboutJson.valueOf(line.about().name()),
                line.count(),
                line.text(),
                line.minutes(),
                line.positionBefore(),
                line.positionAfter(),
                namesActors ? line.actor() : null);
    }
}
