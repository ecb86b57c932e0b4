package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.Change.Place;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.HistoryLine;
import com.artisancommerce.capacity.domain.History.Subject;
import com.artisancommerce.platform.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The history of Ada's piece, which waits at key 40. */
class TellingAHistoryTest {
    private static final EntryId ADAS = new EntryId(new UUID(4, 4));
    private static final EntryId OTHER = new EntryId(new UUID(5, 5));

    private final List<Change> log = new ArrayList<>();

    @Test
    void whatHappensInARowIsOneLine() {
        happens(ChangeKind.WORKED, OTHER, Reach.EVERYBODY, -90, null);
        happens(ChangeKind.WORKED, OTHER, Reach.EVERYBODY, -60, null);
        happens(ChangeKind.FINISHED, OTHER, Reach.EVERYBODY, -30, null);

        assertThat(history(1, 1))
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "2 h 30 min of work on pieces ahead was done",
                        "1 piece ahead was finished");
    }

    @Test
    void positionsAreCountedFromTheHoldAndBackFromNowAroundAMoveOfItsOwn() {
        happens(ChangeKind.EXPIRED, OTHER, Reach.behind(10), -30, null);
        moves(Place.moved(ADAS, 60, 40, -120, 30), "Her wedding is in May");
        happens(ChangeKind.CANCELLED, OTHER, Reach.behind(20), -45, "Ben has changed his mind");

        List<HistoryLine> lines = history(7, 2);

        assertThat(lines)
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "1 piece ahead left the queue",
                        "Moved up by the artisan: Her wedding is in May",
                        "1 piece ahead left the queue");
        assertThat(lines).extracting(HistoryLine::positionBefore).containsExactly(null, 7, 6, 3);
        assertThat(lines).extracting(HistoryLine::positionAfter).containsExactly(7, 6, 3, 2);
        assertThat(lines).extracting(HistoryLine::minutes).containsExactly(0L, -30L, -120L, -45L);
    }

    @Test
    void whoIsPassedReadsWhyAndWhoIsNotReadsNothing() {
        moves(Place.moved(OTHER, 60, 20, -200, 75), "A gift for a wedding");
        moves(Place.moved(OTHER, 20, 10, -200, 75), "Once more");
        moves(Place.moved(OTHER, 10, 50, 200, 75), "It can wait");

        assertThat(history(1, 1))
                .extracting(line -> line.text() + " " + line.minutes())
                .containsExactly(
                        "It took its place in the queue 0",
                        "The artisan put other pieces first: A gift for a wedding 75",
                        "The artisan put pieces ahead behind it: It can wait -75");
    }

    /** Its key is spaced anew from 35 to 40 for the others' sake: to its customer that is nothing, being passed is. */
    @Test
    void whoseKeyOnlyMadeRoomReadsOfThoseThatPassed() {
        Place respaced = new Place(ADAS, 35, 40, 75, 30, true);
        add(
                ChangeKind.MOVED,
                OTHER,
                Reach.NOBODY,
                0,
                "A gift for a wedding",
                List.of(Place.moved(OTHER, 60, 38, -200, 75), respaced));
        add(
                ChangeKind.MOVED,
                OTHER,
                Reach.NOBODY,
                0,
                "Not ours",
                List.of(Place.moved(OTHER, 90, 50, -200, 75), new Place(ADAS, 40, 40, 0, 30, true)));

        List<HistoryLine> lines = history(3, 4);

        assertThat(lines)
                .extracting(line -> line.text() + " " + line.minutes())
                .containsExactly(
                        "It took its place in the queue 0",
                        "The artisan put other pieces first: A gift for a wedding 75");
        assertThat(lines).extracting(HistoryLine::positionAfter).containsExactly(3, 4);
    }

    @Test
    void aPieceThatCameLaterAndWasStartedFirstIsALineOfItsOwn() {
        happens(ChangeKind.STARTED, OTHER, Reach.before(50), 75, null);
        happens(ChangeKind.STARTED, OTHER, Reach.before(20), 60, null);

        assertThat(history(2, 1))
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "1 piece that came later was started first",
                        "1 piece ahead was started");
    }

    @Test
    void aPieceAheadThatOverrunsIsTold() {
        happens(ChangeKind.OVERRAN, OTHER, Reach.EVERYBODY, -10, null);
        happens(ChangeKind.FINISHED, OTHER, Reach.EVERYBODY, 0, "it took longer than was planned");
        happens(ChangeKind.OVERRAN, ADAS, Reach.EVERYBODY, 0, null);

        List<HistoryLine> lines = history(1, 1);

        assertThat(lines)
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "More work went into a piece ahead than was planned",
                        "1 piece ahead was finished: it took longer than was planned",
                        "More work went into it than was planned");
        assertThat(lines).extracting(HistoryLine::worsens).containsExactly(false, true, false, false);
    }

    @Test
    void itsOwnWorkIsToldAsItWasReported() {
        happens(ChangeKind.STARTED, ADAS, Reach.before(40), 100, null);
        happens(ChangeKind.WORKED, ADAS, Reach.EVERYBODY, -90, null);
        happens(ChangeKind.OVERRAN, ADAS, Reach.EVERYBODY, -10, null);
        happens(ChangeKind.WORKED, ADAS, Reach.EVERYBODY, 0, "counted twice");
        happens(ChangeKind.WORKED, ADAS, Reach.EVERYBODY, 20, "counted thrice");

        assertThat(history(1, null))
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "The artisan started it",
                        "1 h 30 min of work on it was done",
                        "More work went into it than was planned",
                        "The work reported on it was corrected: counted twice",
                        "The work reported on it was corrected: counted thrice");
    }

    @Test
    void theArtisansHoursAreToldUntilItIsMade() {
        happens(ChangeKind.CALENDAR_CHANGED, null, Reach.EVERYBODY, 0, "ill until 4 May");
        happens(ChangeKind.INTAKE_PAUSED, null, Reach.EVERYBODY, 0, "At the market");
        happens(ChangeKind.STARTED, ADAS, Reach.before(40), 30, null);
        happens(ChangeKind.FINISHED, OTHER, Reach.EVERYBODY, -30, null);
        happens(ChangeKind.FINISHED, ADAS, Reach.EVERYBODY, -30, null);
        happens(ChangeKind.HOURS_CHANGED, null, Reach.EVERYBODY, 0, null);

        assertThat(history(1, null))
                .extracting(HistoryLine::text)
                .containsExactly(
                        "It took its place in the queue",
                        "The artisan's calendar changed: ill until 4 May",
                        "The artisan started it",
                        "The work on it is done");
    }

    @Test
    void whatFollowsAKnownVersionIsToldApartFromIt() {
        for (int i = 0; i < 3; i++) {
            happens(ChangeKind.FINISHED, OTHER, Reach.EVERYBODY, -30, null);
        }

        List<HistoryLine> rest = History.of(new Subject(ADAS, MONDAY, 40, 1, 1), log, 1);

        assertThat(rest).extracting(HistoryLine::text).containsExactly("2 pieces ahead were finished");
    }

    private List<HistoryLine> history(@Nullable Integer held, @Nullable Integer now) {
        return History.of(new Subject(ADAS, MONDAY, 40, held, now), log);
    }

    private void moves(Place place, String reason) {
        add(ChangeKind.MOVED, place.entry(), Reach.NOBODY, 0, reason, List.of(place));
    }

    private void happens(ChangeKind kind, @Nullable EntryId entry, Reach reach, long minutes, @Nullable String reason) {
        add(kind, entry, reach, minutes, reason, List.of());
    }

    private void add(
            ChangeKind kind,
            @Nullable EntryId entry,
            Reach reach,
            long minutes,
            @Nullable String reason,
            List<Place> places) {
        log.add(new Change(
                new TenantId(new UUID(1, 1)),
                MAYA,
                log.size() + 1L,
                MONDAY.plusSeconds(log.size()),
                kind,
                entry,
                reach,
                minutes,
                reason,
                "maya",
                places));
    }
}
