package org.vanthu.reminder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that a person has seen what he was told. */
final class SeenPost extends JsonWebScript {

    private static final int MAX_IDS = 500;

    private final Reminders reminders;

    SeenPost(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    protected Object handle(JsonRequest request) {
        SeenForm form = request.body(SeenForm.class);
        List<String> texts = form.ids() == null ? List.of() : form.ids();
        String agency = form.agency() == null ? "" : form.agency().strip();
        if (agency.isEmpty()) {
            throw InvalidInputException.field("agency", "", "shared.error.missing", "agency");
        }
        if (texts.size() > MAX_IDS) {
            throw InvalidInputException.field("ids", texts.size(), "reminder.error.items", MAX_IDS);
        }
        Set<Long> ids = new LinkedHashSet<>();
        texts.forEach(text -> ids.add(number("ids", text)));
        String upTo = form.upTo();
        return Map.of("seen", reminders.seen(agency, ids, upTo == null ? null : number("upTo", upTo)));
    }

    private static Long number(String field, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, field, text, "shared.error.number", field, text);
        }
    }

    /**
     * What was seen.
     *
     * @param upTo the newest that was shown, when all of them were seen
     */
    record SeenForm(
            @Nullable String agency,
            @Nullable List<String> ids,
            @Nullable String upTo) {}
}
