package org.vanthu.directory;

import java.util.List;
import java.util.Map;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

/**
 * Takes published lists over: first it is shown what would become of each row, then the same is done. What a person has
 * to decide, and what the list does not have, is left alone.
 */
final class Lists {

    private static final Logger LOG = LoggerFactory.getLogger(Lists.class);

    private static final int CHUNK = 100;

    private final Keeping keeping;
    private final EntryTable table;
    private final Comparison comparison;
    private final ListSources sources;
    private final RouteTable routes;
    private final RetryingTransactionHelper transactions;

    Lists(
            Keeping keeping,
            EntryTable table,
            Comparison comparison,
            ListSources sources,
            RouteTable routes,
            RetryingTransactionHelper transactions) {
        this.keeping = keeping;
        this.table = table;
        this.comparison = comparison;
        this.sources = sources;
        this.routes = routes;
        this.transactions = transactions;
    }

    /** What would become of each row; the caller is in no transaction. */
    List<Comparison.Line> compare(List<Listed> list) {
        keeping.requireManager();
        return transactions.doInTransaction(() -> comparison.compare(list), true, true);
    }

    /**
     * Does what {@link #compare} says now, a few rows in each transaction, and says what was done; the caller is in no
     * transaction. Done again it finds what is left.
     */
    List<Comparison.Line> apply(String source, List<Listed> list) {
        List<Comparison.Line> lines = compare(list);
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<Comparison.Line> some = lines.subList(from, Math.min(lines.size(), from + CHUNK));
            transactions.doInTransaction(
                    () -> {
                        some.forEach(line -> apply(source, line));
                        return null;
                    },
                    false,
                    true);
        }
        LOG.info("a published list of {} rows was taken over", lines.size());
        return lines;
    }

    private void apply(String source, Comparison.Line line) {
        Listed one = line.listed();
        String known = line.known() == null ? one.code() : line.known();
        switch (line.verdict()) {
            case ADDED -> {
                Organization fresh = Comparison.merged(
                        one,
                        new Organization(
                                one.code(), one.name(), List.of(), one.parent(), Contact.NONE, Reach.ALL, false, null));
                keeping.insert(fresh, source);
                one.oldCodes().stream()
                        .filter(old -> !table.isOldCode(old) && table.find(old).isEmpty())
                        .forEach(old -> table.addOldCode(old, one.code(), "listed"));
            }
            case RENAMED -> {
                Entry before = keeping.get(known);
                Entry after = keeping.rename(before, one.code(), before.version(), source);
                Organization merged = Comparison.merged(one, after.organization());
                if (!merged.equals(after.organization())) {
                    keeping.update(after, merged, after.version(), List.of());
                }
            }
            case CHANGED -> {
                Entry before = keeping.get(known);
                keeping.update(before, Comparison.merged(one, before.organization()), before.version(), List.of());
            }
            case CLOSED -> {
                Entry before = keeping.get(known);
                keeping.step(known, "close", new Keeping.StepForm(null, source, before.version()));
            }
            default -> {
                // told, and left to a person
            }
        }
    }

    /** The list that is published where the way to an organisation leads; the caller is in no transaction. */
    List<Listed> fetch(String code) {
        keeping.requireManager();
        Route route = transactions.doInTransaction(
                () -> routes.find(code).orElseThrow(() -> new NotFoundException("directory.error.no-route", code)),
                true,
                true);
        ListSource source = sources.find(route)
                .orElseThrow(
                        () -> InvalidInputException.field("code", code, "directory.error.no-list", route.connector()));
        try {
            return source.organizations(route);
        } catch (RuntimeException e) {
            LOG.warn("the list of {} cannot be fetched", code, e);
            throw ConflictException.with(Map.of("code", code), "directory.error.list-failed", code);
        }
    }
}
