package org.vanthu.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How far the processing of a document is, as people see it. */
record Processing(
        String nodeId,
        String state,
        String response,
        @Nullable LocalDate replyDue,
        String replyState,
        boolean taskAssigning,
        @Nullable String director,
        @Nullable String directorName,
        @Nullable String leadUnit,
        @Nullable String leadUnitName,
        @Nullable String leadPerson,
        @Nullable String leadPersonName,
        List<IncomingTable.Answer> answeredBy,
        @Nullable String answeredEarlier,
        @Nullable String answeredEarlierNodeId,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedByName,
        List<Item> items,
        List<Remark> records,
        FollowUp followUp,
        List<String> actions,
        long version) {

    Processing {
        answeredBy = List.copyOf(answeredBy);
        items = List.copyOf(items);
        records = List.copyOf(records);
        actions = List.copyOf(actions);
    }

    /**
     * A step in somebody's hands.
     *
     * @param principal for whom the reader would act on it, or null
     * @param actions what the reader may do with it
     */
    record Item(
            String id,
            String branch,
            String step,
            String part,
            String state,
            String unit,
            String unitName,
            String holder,
            String holderName,
            @Nullable String principal,
            String instruction,
            Instant startedAt,
            String startedBy,
            String startedByName,
            @Nullable String startedFor,
            @Nullable Instant dueAt,
            String dueState,
            long version,
            List<String> actions) {}

    /** Something that was said on the way. */
    record Remark(
            String id,
            @Nullable String item,
            String kind,
            String text,
            String by,
            String byName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            Instant at,
            @Nullable Handwriting handwriting) {}
}
