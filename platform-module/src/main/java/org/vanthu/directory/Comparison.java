package org.vanthu.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.AgencyIdentifier;

/** What a published list would make of the directory, row by row. */
final class Comparison {

    private static final int MAX_NAME = 300;

    private final Directory directory;
    private final EntryTable table;

    Comparison(Directory directory, EntryTable table) {
        this.directory = directory;
        this.table = table;
    }

    /** What becomes of a row. */
    enum Verdict {
        /** Not known: is written in. */
        ADDED,
        /** Known under an identifier that the list calls old: gets the new one. */
        RENAMED,
        /** Known otherwise than the list says: is changed. */
        CHANGED,
        /** The list says that it is gone: is closed. */
        CLOSED,
        /** Known just so. */
        SAME,
        /** Not known, but another organisation has the name: a person decides. */
        DUPLICATE,
        /** An agency of this site: is left as it is. */
        HERE,
        /** Closed or merged here although the list has it: a person decides. */
        GONE,
        /** Twice in the list, no identifier, or without a name. */
        WRONG
    }

    /**
     * A row and what becomes of it.
     *
     * @param known the identifier under which it is known, or that of the organisation with the same name
     */
    record Line(Listed listed, Verdict verdict, @Nullable String known) {}

    List<Line> compare(List<Listed> list) {
        Map<String, Organization> known = known(list);
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Listed one : list) {
            lines.add(isSound(one) && seen.add(one.code()) ? compare(one, known) : new Line(one, Verdict.WRONG, null));
        }
        return lines;
    }

    private Map<String, Organization> known(List<Listed> list) {
        List<String> codes = new ArrayList<>();
        for (Listed one : list) {
            codes.add(one.code());
            codes.addAll(one.oldCodes());
        }
        return new HashMap<>(directory.find(codes));
    }

    private Line compare(Listed one, Map<String, Organization> known) {
        Organization now = known.get(one.code());
        if (now == null) {
            return compareNew(one, known);
        }
        if (now.isOfThisSite()) {
            return new Line(one, Verdict.HERE, now.code());
        }
        if (now.closed()) {
            return new Line(one, one.closed() ? Verdict.SAME : Verdict.GONE, now.code());
        }
        if (one.closed()) {
            return new Line(one, Verdict.CLOSED, now.code());
        }
        boolean current = now.code().equals(one.code());
        return new Line(one, !current || isSame(one, now) ? Verdict.SAME : Verdict.CHANGED, now.code());
    }

    private Line compareNew(Listed one, Map<String, Organization> known) {
        if (one.closed()) {
            return new Line(one, Verdict.SAME, null);
        }
        Optional<Organization> before = one.oldCodes().stream()
                .map(known::get)
                .filter(old -> old != null && !old.isOfThisSite() && !old.closed())
                .findFirst();
        if (before.isPresent()) {
            return new Line(one, Verdict.RENAMED, before.get().code());
        }
        return table.sameName(one.name(), one.code())
                .map(other -> new Line(one, Verdict.DUPLICATE, other))
                .orElseGet(() -> new Line(one, Verdict.ADDED, null));
    }

    private static boolean isSound(Listed one) {
        return AgencyIdentifier.isValid(one.code())
                && !one.name().isBlank()
                && one.name().length() <= MAX_NAME
                && one.oldCodes().stream().allMatch(AgencyIdentifier::isValid)
                && (one.parent() == null || AgencyIdentifier.isValid(one.parent()));
    }

    private static boolean isSame(Listed one, Organization now) {
        return merged(one, now).equals(now);
    }

    /** The organisation as the list has it; what the list leaves empty stays. */
    static Organization merged(Listed one, Organization now) {
        Contact said = one.contact();
        Contact was = now.contact();
        Contact contact = new Contact(
                or(said.address(), was.address()),
                or(said.email(), was.email()),
                or(said.telephone(), was.telephone()),
                or(said.fax(), was.fax()),
                or(said.website(), was.website()));
        return new Organization(
                now.code(),
                one.name(),
                now.oldCodes(),
                one.parent() == null ? now.parent() : one.parent(),
                contact,
                now.reach(),
                now.closed(),
                null);
    }

    private static String or(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
