package org.vanthu.exchange.inbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.shared.Texts;

/** What a clerk sees beside the picture of what a message says about its document, line by line, in Vietnamese. */
final class SenderNotes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int ORDERS = 1;
    private static final int REPORTS = 2;

    private SenderNotes() {}

    static String of(Business business, DocumentBody document) {
        List<String> lines = new ArrayList<>();
        if (business.kind() == Business.Kind.UPDATE || business.kind() == Business.Kind.REPLACEMENT) {
            for (DocumentId id : Changes.affected(business, document)) {
                lines.add(line(Changes.kind(business), id.number(), day(id.date())));
            }
            add(lines, business.reason());
        }
        add(lines, document.content());
        for (DocumentId id : document.responseFor()) {
            lines.add(line("answers", id.number(), day(id.date())));
        }
        if (document.steering() == ORDERS || document.steering() == REPORTS) {
            lines.add(line(document.steering() == ORDERS ? "orders" : "reports"));
        }
        document.tasks().forEach(task -> lines.add(line("task", task)));
        LocalDate due = document.dueDate();
        if (due != null) {
            lines.add(line("due", day(due)));
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String text) {
        if (!text.isBlank()) {
            lines.add(text.strip());
        }
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String line(String code, Object... arguments) {
        return Texts.of(Texts.VIETNAMESE, "exchange.note." + code, arguments);
    }
}
