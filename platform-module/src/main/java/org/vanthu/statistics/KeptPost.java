package org.vanthu.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps a report as it is now. */
final class KeptPost extends JsonWebScript {

    private final KeptReports kept;
    private final Clock clock;

    KeptPost(KeptReports kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        return Reply.created(kept.keep(form.question(LocalDate.now(clock))));
    }

    /** What is to be kept: as it is asked for when it is shown. */
    record Form(
            @Nullable String agency,
            @Nullable String subject,
            @Nullable String by,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Map<String, String> filters,
            @Nullable Integer threshold) {

        Question question(LocalDate today) {
            String code = agency == null ? "" : agency.strip();
            if (code.isEmpty()) {
                throw InvalidInputException.field("agency", "", "shared.error.missing", "agency");
            }
            return new Question(
                    subject(subject),
                    code,
                    false,
                    new Period(from == null ? today.withDayOfYear(1) : from, to == null ? today : to),
                    by == null ? "" : by.strip(),
                    filters == null ? Map.of() : filters,
                    threshold);
        }

        static Subject subject(@Nullable String code) {
            String name = code == null ? "" : code.strip();
            return Subject.find(name)
                    .orElseThrow(() -> InvalidInputException.field("subject", name, "statistics.error.subject", name));
        }
    }
}
