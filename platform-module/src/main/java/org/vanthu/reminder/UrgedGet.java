package org.vanthu.reminder;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;

/** Shows who was urged when, by whom and how. */
final class UrgedGet extends JsonWebScript {

    private final Reminders reminders;
    private final ReminderViews views;

    UrgedGet(Reminders reminders, ReminderViews views) {
        this.reminders = reminders;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        Keyset keyset = request.keyset();
        List<ReminderTable.Noted> rows = reminders.urged(
                agency, request.query("nodeId").orElse(null), RemindersGet.before(keyset), keyset.limit() + 1);
        return RemindersGet.page(agency, rows, keyset, views, false);
    }
}
