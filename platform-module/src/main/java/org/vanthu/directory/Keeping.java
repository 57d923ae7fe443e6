package org.vanthu.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.AgencyIdentifier;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Words;

/**
 * Keeps the organisations outside this site. Nothing is forgotten: an identifier that was in use names its organisation
 * for ever, and every change has a line in its history.
 */
final class Keeping {

    private static final Words WORDS = new Words("directory");
    private static final int MAX_REASON = 500;

    private final Directory directory;
    private final EntryTable table;
    private final RouteTable routes;
    private final GroupTable groups;
    private final UnknownTable unknown;
    private final Access access;
    private final AuditTrail audit;

    Keeping(
            Directory directory,
            EntryTable table,
            RouteTable routes,
            GroupTable groups,
            UnknownTable unknown,
            Access access,
            AuditTrail audit) {
        this.directory = directory;
        this.table = table;
        this.routes = routes;
        this.groups = groups;
        this.unknown = unknown;
        this.access = access;
        this.audit = audit;
    }

    /** @throws AccessDeniedException if the person keeps nothing for anybody */
    String requireManager() {
        if (!access.isSiteAdmin()
                && access.roles().keySet().stream()
                        .noneMatch(agency -> access.may(agency, DirectoryPermission.MANAGE))) {
            throw new AccessDeniedException(access.userName() + " does not keep the directory");
        }
        return access.userName();
    }

    /** Writes an organisation in. */
    Entry add(OrganizationForm form) {
        requireManager();
        String code = form.code() == null ? "" : form.code().strip();
        Organization one = form.toOrganization(code);
        requireFree(code);
        if (!Boolean.TRUE.equals(form.duplicate())) {
            table.sameName(one.name(), code).ifPresent(other -> {
                throw ConflictException.with(Map.of("code", other), "directory.error.same-name", one.name(), other);
            });
        }
        Entry added = insert(one, "hand");
        form.toRoute(code).ifPresent(routes::put);
        return added;
    }

    /** Writes in what was checked; the caller has checked the right. */
    Entry insert(Organization one, String source) {
        table.insert(one, source, access.userName());
        unknown.delete(one.code());
        note(one.code(), "added", one.name(), "", List.of());
        return get(one.code());
    }

    /** Changes an organisation and the way to it. */
    Entry change(String code, OrganizationForm form) {
        requireManager();
        Entry before = get(code);
        Organization after = form.toOrganization(code);
        update(before, after, WORDS.version(form.version()), routeChange(code, form.toRoute(code)));
        form.toRoute(code).ifPresentOrElse(routes::put, () -> routes.delete(code));
        return get(code);
    }

    /** Writes what was checked over what was seen; the caller has checked the right. */
    void update(Entry before, Organization after, long version, List<Change> more) {
        List<Change> changes = new ArrayList<>(changes(before.organization(), after));
        changes.addAll(more);
        requireWritten(table.update(after, version, access.userName()));
        note(after.code(), "changed", words(changes), "", changes);
    }

    private List<Change> routeChange(String code, Optional<Route> after) {
        String was = routes.find(code).map(Keeping::words).orElse("");
        String is = after.map(Keeping::words).orElse("");
        return was.equals(is) ? List.of() : List.of(new Change("route", was, is));
    }

    private static String words(Route route) {
        return route.connector() + " " + route.address();
    }

    /** Does one of the steps that need a reason: {@code rename}, {@code merge}, {@code close}, {@code reopen}. */
    Entry step(String code, String step, StepForm form) {
        requireManager();
        Entry before = get(code);
        String reason = WORDS.required("reason", form.reason(), MAX_REASON);
        long version = WORDS.version(form.version());
        return switch (step) {
            case "rename" -> rename(before, other(form), version, reason);
            case "merge" -> merge(before, other(form), version, reason);
            case "close" -> setState(before, Entry.OPEN, Entry.CLOSED, "closed", version, reason);
            case "reopen" -> setState(before, Entry.CLOSED, Entry.OPEN, "reopened", version, reason);
            default -> throw new NotFoundException("directory.error.no-step", step);
        };
    }

    /** What is sent with a step; {@code code} is the new identifier, or the organisation that it is merged into. */
    record StepForm(
            @Nullable String code,
            @Nullable String reason,
            @Nullable Long version) {}

    private static String other(StepForm form) {
        return WORDS.required("code", form.code(), AgencyIdentifier.MAX_LENGTH);
    }

    /** Gives an organisation another identifier; the caller has checked the right. */
    Entry rename(Entry before, String after, long version, String reason) {
        String code = before.code();
        if (!AgencyIdentifier.isValid(after)) {
            throw InvalidInputException.field("code", after, "directory.error.code", after);
        }
        boolean itsOwn = table.owner(after).filter(code::equals).isPresent();
        if (!itsOwn) {
            requireFree(after);
        }
        requireWritten(table.rename(before.organization(), after, version, access.userName()));
        routes.rename(code, after);
        groups.rename(code, after);
        note(after, "renamed", code + " → " + after, reason, List.of(new Change("code", code, after)));
        return get(after);
    }

    private Entry merge(Entry before, String into, long version, String reason) {
        String code = before.code();
        Organization target = directory
                .find(into)
                .filter(one -> !one.closed() && !one.code().equals(code))
                .orElseThrow(() -> InvalidInputException.field("code", into, "directory.error.merge-into", into));
        requireState(before, Entry.OPEN);
        requireWritten(table.setState(code, version, Entry.MERGED, target.code(), access.userName()));
        table.takeOldCodes(code, target.code());
        routes.delete(code);
        groups.rename(code, target.code());
        note(
                code,
                "merged",
                code + " → " + target.code(),
                reason,
                List.of(new Change("mergedInto", "", target.code())));
        note(target.code(), "absorbed", code + " " + before.organization().name(), reason, List.of());
        return get(code);
    }

    private Entry setState(Entry before, String from, String to, String event, long version, String reason) {
        requireState(before, from);
        requireWritten(table.setState(before.code(), version, to, null, access.userName()));
        note(before.code(), event, "", reason, List.of(new Change("state", from, to)));
        return get(before.code());
    }

    Entry get(String code) {
        return table.find(code).orElseThrow(() -> new NotFoundException("directory.error.unknown", code));
    }

    private void requireFree(String code) {
        Organization known = directory.find(code).orElse(null);
        if (known != null) {
            throw ConflictException.field(
                    "code",
                    code,
                    known.isOfThisSite() ? "directory.error.of-this-site" : "directory.error.code-taken",
                    code,
                    known.name());
        }
        if (table.find(code).isPresent() || table.isOldCode(code)) {
            throw ConflictException.field("code", code, "directory.error.code-taken", code, code);
        }
    }

    private static void requireState(Entry entry, String state) {
        if (!entry.state().equals(state)) {
            throw new ConflictException(
                    "directory.error.state", entry.organization().name());
        }
    }

    private static void requireWritten(boolean written) {
        if (!written) {
            throw new ConflictException("directory.error.changed-meanwhile");
        }
    }

    private void note(String code, String event, String detail, String reason, List<Change> changes) {
        table.note(code, event, detail, reason, access.userName());
        audit.record(AuditEvent.of(
                "", "directory." + event, "organization:" + code, changes, reason.isEmpty() ? detail : reason));
    }

    private static String words(List<Change> changes) {
        StringBuilder words = new StringBuilder();
        changes.forEach(change -> words.append(words.isEmpty() ? "" : "; ")
                .append(change.field())
                .append(": ")
                .append(change.oldValue())
                .append(" → ")
                .append(change.newValue()));
        return words.toString();
    }

    private static List<Change> changes(Organization before, Organization after) {
        Map<?, ?> old = Json.read(Json.write(flat(before)), Map.class);
        Map<?, ?> now = Json.read(Json.write(flat(after)), Map.class);
        List<Change> changes = new ArrayList<>();
        now.forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                changes.add(new Change(String.valueOf(field), String.valueOf(old.get(field)), String.valueOf(value)));
            }
        });
        return changes;
    }

    private static Map<String, Object> flat(Organization one) {
        Contact contact = one.contact();
        return Map.of(
                "name", one.name(),
                "parent", one.parent() == null ? "" : one.parent(),
                "address", contact.address(),
                "email", contact.email(),
                "telephone", contact.telephone(),
                "fax", contact.fax(),
                "website", contact.website(),
                "electronic", one.reach().electronic(),
                "paper", one.reach().paper(),
                "kinds", String.join(", ", new java.util.TreeSet<>(one.reach().kinds())));
    }
}
