package org.vanthu.reminder;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Shows a person what he was told. */
final class RemindersGet extends JsonWebScript {

    private final Reminders reminders;
    private final ReminderViews views;

    RemindersGet(Reminders reminders, ReminderViews views) {
        this.reminders = reminders;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        Keyset keyset = request.keyset();
        boolean reports = request.query("list").filter("reports"::equals).isPresent();
        List<ReminderTable.Noted> rows =
                reminders.mine(agency, reports, request.flag("all"), before(keyset), keyset.limit() + 1);
        return page(agency, rows, keyset, views, true);
    }

    static Page<ReminderViews.ReminderView> page(
            String agency, List<ReminderTable.Noted> rows, Keyset keyset, ReminderViews views, boolean mine) {
        return Page.of(views.of(agency, rows, mine), keyset.limit(), view -> List.of(view.id()), null);
    }

    static @Nullable Long before(Keyset keyset) {
        if (keyset.isFirstPage()) {
            return null;
        }
        try {
            return Long.valueOf(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }
}
