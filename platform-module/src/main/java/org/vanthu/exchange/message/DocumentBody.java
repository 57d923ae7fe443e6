package org.vanthu.exchange.message;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a message says about the document that it carries.
 *
 * @param typeCode our code of the type, or empty where the other side knows another list
 * @param content summary, or empty
 * @param toPlaces recipients who do not get it by this message
 * @param priority 0 none to 4 hỏa tốc hẹn giờ
 * @param sphere until where it may be passed on, or empty
 * @param responseFor the documents that it answers
 * @param steering whether it orders work: 0 no, 1 orders, 2 reports
 * @param tasks codes of the tasks that it reports on
 */
public record DocumentBody(
        DocumentId id,
        String codeNumber,
        String codeNotation,
        String place,
        LocalDate date,
        String typeCode,
        String typeName,
        String subject,
        String content,
        Signer signer,
        @Nullable LocalDate dueDate,
        List<String> toPlaces,
        int priority,
        String sphere,
        int copies,
        int pages,
        List<String> appendixes,
        List<DocumentId> responseFor,
        int steering,
        List<String> tasks) {

    public DocumentBody {
        toPlaces = List.copyOf(toPlaces);
        appendixes = List.copyOf(appendixes);
        responseFor = List.copyOf(responseFor);
        tasks = List.copyOf(tasks);
    }

    /** Who signed. */
    public record Signer(String competence, String position, String fullName) {}
}
