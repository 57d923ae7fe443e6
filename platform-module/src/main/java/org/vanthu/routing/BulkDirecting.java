package org.vanthu.routing;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;

/**
 * Gives the same direction for several documents. Each has a transaction of its own: one that fails, because somebody
 * was faster or the document is withheld, does not keep the others.
 */
final class BulkDirecting {

    private static final int MAX = 200;
    private static final int OK = 200;
    private static final int NO_RIGHT = 403;

    private final Directing directing;
    private final RetryingTransactionHelper transactions;

    BulkDirecting(Directing directing, RetryingTransactionHelper transactions) {
        this.directing = directing;
        this.transactions = transactions;
    }

    /** What came of one item. */
    record Result(
            String id,
            boolean ok,
            int status,
            @Nullable String messageId,
            @Nullable String message) {}

    /** What came of all. */
    record Results(List<Result> items) {}

    Results direct(DirectionForm form) {
        List<DirectionForm.Item> items = form.items() == null ? List.of() : form.items();
        if (items.isEmpty() || items.size() > MAX) {
            throw InvalidInputException.field("items", items.size(), "routing.error.bulk-size", MAX);
        }
        List<Result> results = new ArrayList<>();
        for (DirectionForm.Item item : items) {
            results.add(one(item, form));
        }
        return new Results(results);
    }

    private Result one(DirectionForm.Item item, DirectionForm form) {
        String id = item.id() == null ? "" : item.id();
        try {
            long number = Ids.parse("items", id);
            transactions.doInTransaction(() -> directing.direct(number, form.withVersion(item.version())), false, true);
            return new Result(id, true, OK, null, null);
        } catch (VanthuException e) {
            Object[] arguments = e.getMsgParams() == null ? new Object[] {} : e.getMsgParams();
            return new Result(id, false, e.status(), e.getMsgId(), Texts.of(e.getMsgId(), arguments));
        } catch (AccessDeniedException e) {
            return new Result(id, false, NO_RIGHT, "shared.error.no-right", Texts.of("shared.error.no-right"));
        }
    }
}
